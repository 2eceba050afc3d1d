package org.ruralwarehouse.release;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a release holds and what it was made from.
 *
 * @param definitionSha256 digest of contracts, checks, models, settings and program; null in releases that did not keep it
 * @param inputs every submission that was effective
 * @param rows received, accepted and quarantined of each dataset, over the effective submissions
 * @param tables rows of each table
 * @param files SHA-256 of every file, by path
 * @param findings how often each rule was broken
 * @param storageVersion of the DuckDB file
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
        Map<String, String> files) {

    public static final String FILE = "manifest.json";

    /** Name of the DuckDB file in the folder of a release. */
    public static final String DATABASE = "rural.duckdb";

    /** Rows of one dataset; received = accepted + quarantined, always. */
    public record RowCount(String dataset, long received, long accepted, long quarantined) {}

    /**
     * One submission that the release was made from.
     *
     * @param landedSha256 digest of what landed of it; null in releases that did not keep it
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
