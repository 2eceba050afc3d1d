package org.ruralwarehouse.incremental;

import java.nio.file.Path;
import org.ruralwarehouse.release.ReleaseManifest;

/**
 * Files with results of the checks that the next run reuses. Users of a release do not need them.
 *
 * @param folder folder of a run or of a release
 */
public record ReusableFiles(Path folder) {

    /** Folder of these files in a release. */
    public static final String IN_RELEASE = ReleaseManifest.REUSABLE;

    /** Findings of the province-scoped quality checks, before waivers are applied. */
    public Path provinceFindings() {
        return folder.resolve("of_provinces.parquet");
    }

    /** Rule and line of all findings that are counted but not listed. */
    public Path omittedRows() {
        return folder.resolve("omitted_rows.parquet");
    }

    /** One Parquet file per dataset with the landed rows that share their key within a period. */
    public Path duplicateRows() {
        return folder.resolve("repeated_rows");
    }

    /** The file of one dataset in {@link #duplicateRows()}. */
    public Path duplicateRows(String dataset) {
        return duplicateRows().resolve(dataset + ".parquet");
    }

    /** One Parquet file per prepared table that is incremental by submission. */
    public Path preparedTables() {
        return folder.resolve("prepared");
    }

    /** The file of one table in {@link #preparedTables()}. */
    public Path preparedTable(String table) {
        return preparedTables().resolve(table + ".parquet");
    }
}
