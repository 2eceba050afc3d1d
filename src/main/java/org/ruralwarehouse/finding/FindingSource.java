package org.ruralwarehouse.finding;

import org.jspecify.annotations.Nullable;

/**
 * Where a finding comes from, as far as it is known: an unreadable package has a name and nothing else.
 *
 * @param provinceCode GB/T 2260, six digits
 * @param period as the manifest states it
 */
public record FindingSource(
        String packageName,
        @Nullable String provinceCode,
        @Nullable String period,
        @Nullable String dataset,
        @Nullable Integer attempt,
        @Nullable Long submissionKey,
        @Nullable String fileName) {

    /** A package of which nothing but the name is known. */
    public static FindingSource ofPackage(String packageName) {
        return new FindingSource(packageName, null, null, null, null, null, null);
    }

    public FindingSource inFile(String file) {
        return new FindingSource(packageName, provinceCode, period, dataset, attempt, submissionKey, file);
    }
}
