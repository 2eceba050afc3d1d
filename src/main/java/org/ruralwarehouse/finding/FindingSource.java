package org.ruralwarehouse.finding;

import org.jspecify.annotations.Nullable;

/**
 * Source of a finding, as far as it is known. Of an unreadable package, only the name is known.
 *
 * @param provinceCode GB/T 2260, six digits
 * @param period null when unknown; a manifest with an invalid period is rejected as a whole
 */
public record FindingSource(
        String packageName,
        @Nullable String provinceCode,
        @Nullable Period period,
        @Nullable String dataset,
        @Nullable Integer attempt,
        @Nullable Long submissionKey,
        @Nullable String fileName) {

    /** A package of which only the name is known. */
    public static FindingSource ofPackage(String packageName) {
        return new FindingSource(packageName, null, null, null, null, null, null);
    }

    /** The same source in a file of the package. */
    public FindingSource inFile(String file) {
        return new FindingSource(packageName, provinceCode, period, dataset, attempt, submissionKey, file);
    }

    /** The period as SQL stores it; null when unknown. */
    public @Nullable String periodText() {
        return period == null ? null : period.text();
    }
}
