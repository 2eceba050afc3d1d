package org.ruralwarehouse.submission;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Finding;

/**
 * Result of landing one submission: a receipt, or the findings that caused its rejection.
 *
 * @param receipt null when rejected
 * @param rejections findings that rejected the file; empty when it landed
 */
public record LandingOutcome(
        Submission submission,
        @Nullable LandingReceipt receipt,
        @JsonProperty("refusal") List<Finding> rejections) {

    /** True when the submission has landed. */
    public boolean isLanded() {
        return receipt != null;
    }
}
