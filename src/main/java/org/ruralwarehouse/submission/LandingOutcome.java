package org.ruralwarehouse.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Finding;

/**
 * What came of landing one submission: a receipt, or the findings for which it was refused as a whole.
 *
 * @param receipt null when refused
 * @param refusal empty when landed
 */
public record LandingOutcome(
        Submission submission, @Nullable LandingReceipt receipt, List<Finding> refusal) {

    public boolean isLanded() {
        return receipt != null;
    }
}
