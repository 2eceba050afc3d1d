package org.ruralwarehouse.check;

import java.nio.file.Path;

/**
 * What the station hands over.
 *
 * @param folder of this run
 */
public record CheckFiles(Path folder) {

    /** {@code submission_key, source_line} of landed rows that do not count. */
    public Path rejectedRows() {
        return folder.resolve("rejected_rows.parquet");
    }

    /** All findings of all levels, one row each. */
    public Path findings() {
        return folder.resolve("findings.parquet");
    }

    /** One Parquet file per dataset with the landed rows that share their key within a period. */
    public Path repeatedRows() {
        return folder.resolve("repeated_rows");
    }

    /** One Parquet file per dataset with the rows that quality checks kept out. */
    public Path quarantine() {
        return folder.resolve("quarantine");
    }
}
