package org.ruralwarehouse.check;

import java.nio.file.Path;

/**
 * Output files of the check stage.
 *
 * @param folder folder of the run
 */
public record CheckFiles(Path folder) {

    /** Folder in a release with the results that the next run reuses. */
    public static final String IN_RELEASE = "check";

    /** {@code submission_key, source_line} of landed rows that are not accepted. */
    public Path quarantinedRows() {
        return folder.resolve("rejected_rows.parquet");
    }

    /** All findings of all levels, one row per finding. */
    public Path findings() {
        return folder.resolve("findings.parquet");
    }

    /** Findings of the province-scoped quality checks, before waivers are applied. The next run reuses them. */
    public Path provinceFindings() {
        return folder.resolve("of_provinces.parquet");
    }

    /** One Parquet file per dataset with the landed rows that share their key within a period. */
    public Path duplicateRows() {
        return folder.resolve("repeated_rows");
    }

    /** One Parquet file per prepared table that is built per submission. */
    public Path prepared() {
        return folder.resolve("prepared");
    }

    /** One Parquet file per dataset with the rows that quality checks have quarantined. */
    public Path quarantine() {
        return folder.resolve("quarantine");
    }

    /** The quarantine file of one dataset. */
    public Path quarantine(String dataset) {
        return quarantine().resolve(dataset + ".parquet");
    }
}
