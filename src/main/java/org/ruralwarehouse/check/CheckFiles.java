package org.ruralwarehouse.check;

import java.nio.file.Path;
import org.ruralwarehouse.incremental.ReusableFiles;

/**
 * Output files of the check stage.
 *
 * @param folder folder of the run
 */
public record CheckFiles(Path folder) {

    /** {@code submission_key, source_line} of landed rows that are not accepted. */
    public Path quarantinedRows() {
        return folder.resolve("rejected_rows.parquet");
    }

    /** All findings of all levels, one row per finding. */
    public Path findings() {
        return folder.resolve("findings.parquet");
    }

    /** Results that the next run reuses. */
    public ReusableFiles reusable() {
        return new ReusableFiles(folder);
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
