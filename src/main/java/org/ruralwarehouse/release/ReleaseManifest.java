package org.ruralwarehouse.release;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.decision.Decision;

/**
 * Content and inputs of a release.
 *
 * @param storageVersion storage version of the DuckDB file
 * @param definitionSha256 fingerprint of contracts, checks, models, settings and program; null in older releases
 *     without it
 * @param inputs all effective submissions
 * @param rows received, accepted and quarantined rows of each dataset, over the effective submissions
 * @param tables number of rows of each table
 * @param findings number of findings of each rule
 * @param files SHA-256 of every file, by path
 * @param decisions decisions in force about submissions; null in older releases without it
 */
public record ReleaseManifest(
        ReleaseIdentity identity,
        String applicationVersion,
        String storageVersion,
        @Nullable String definitionSha256,
        List<Input> inputs,
        List<RowCount> rows,
        Map<String, Long> tables,
        Map<String, Long> findings,
        Map<String, String> files,
        @Nullable List<Decision> decisions) {

    /** Name of the manifest in the release folder. */
    public static final String FILE = "manifest.json";

    /** Name of the DuckDB file in the release folder. */
    public static final String DATABASE = "rural.duckdb";

    /** Folder of findings in the release folder: all findings, and one table for each province. */
    public static final String FINDINGS = "findings";

    /** Parquet file with all findings, in the folder of findings. */
    public static final String ALL_FINDINGS = "findings.parquet";

    /** Folder in the release folder with one Parquet file for each dataset: the rows that checks have quarantined. */
    public static final String QUARANTINE = "quarantine";

    /** Folder in the release folder with results of checks that the next run reuses. */
    public static final String REUSABLE = "check";

    /** Folders in the release folder that quote cells of senders; only the user of the job can open them. */
    public static List<String> privateFolders() {
        return List.of(FINDINGS, QUARANTINE, REUSABLE);
    }

    /** Row counts of one dataset; received = accepted + quarantined, always. */
    public record RowCount(String dataset, long received, long accepted, long quarantined) {}

    /**
     * One submission in the release.
     *
     * @param landedSha256 fingerprint of its landed content; null in older releases without it
     */
    public record Input(
            long submissionKey,
            String dataset,
            String provinceCode,
            String period,
            int attempt,
            String packageName,
            String fileName,
            String sha256,
            long rowsReceived,
            String pseudonymKeyId,
            @Nullable String landedSha256) {}
}
