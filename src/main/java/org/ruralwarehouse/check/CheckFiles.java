package org.ruralwarehouse.check;

import java.nio.file.Path;

/**
 * What the station hands over.
 *
 * @param folder of this run
 */
public record CheckFiles(Path folder) {

    /** Where a release keeps those that the night after it may go on from. */
    public static final String IN_RELEASE = "check";

    /** {@code submission_key, source_line} of landed rows that do not count. */
    public Path rejectedRows() {
        return folder.resolve("rejected_rows.parquet");
    }

    /** All findings of all levels, one row each. */
    public Path findings() {
        return folder.resolve("findings.parquet");
    }

    /**
     * What quality checks of single provinces found, before anything was waived: a night after this one need not look for it
     * again.
     */
    public Path ofProvinces() {
        return folder.resolve("of_provinces.parquet");
    }

    /** One Parquet file per dataset with the landed rows that share their key within a period. */
    public Path repeatedRows() {
        return folder.resolve("repeated_rows");
    }

    /** One Parquet file per table that is prepared for checks submission by submission. */
    public Path prepared() {
        return folder.resolve("prepared");
    }

    /** One Parquet file per dataset with the rows that quality checks kept out. */
    public Path quarantine() {
        return folder.resolve("quarantine");
    }

    public Path quarantine(String dataset) {
        return quarantine().resolve(dataset + ".parquet");
    }
}
