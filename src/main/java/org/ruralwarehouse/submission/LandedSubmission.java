package org.ruralwarehouse.submission;

import java.nio.file.Path;

/**
 * A submission that has landed.
 *
 * @param folder holds its rows, quarantine, findings and receipt
 * @param isEffective false when a later attempt supersedes it
 */
public record LandedSubmission(LandingReceipt receipt, Path folder, boolean isEffective) {

    public Submission submission() {
        return receipt.submission();
    }
}
