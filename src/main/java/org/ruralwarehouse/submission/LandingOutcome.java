package org.ruralwarehouse.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Finding;

/**
 * Result of landing one submission: a receipt, or the findings that caused its rejection.
 *
 * @param receipt null when rejected
 * @param refusal empty when landed
 */
public record LandingOutcome(
        Submission submission, @Nullable LandingReceipt receipt, List<Finding> refusal) {

    /** True when the submission has landed. */
    public boolean isLanded() {
        return receipt != null;
    }
}
