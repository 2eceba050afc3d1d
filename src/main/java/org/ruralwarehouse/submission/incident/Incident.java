package org.ruralwarehouse.submission.incident;

import org.jspecify.annotations.Nullable;

/**
 * A failure of this program while it read one package. It has no text of the package and no message of the failure,
 * which could quote a value.
 *
 * @param number identifies the incident in the report, the log and the data folder
 * @param failure class of the failure and of its root cause
 * @param inputs fingerprint of everything that a repeated attempt depends on
 * @param processorSeconds processor time of a package that exceeded its limit, so that not every run spends it again;
 *     null for a failure
 */
public record Incident(
        String number,
        String packageName,
        String stage,
        String failure,
        String inputs,
        @Nullable Long processorSeconds) {}
