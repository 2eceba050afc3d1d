package org.ruralwarehouse.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.finding.Thresholds;

/**
 * How the office runs its job.
 *
 * @param inbox where packages arrive
 * @param warehouse contracts, checks, models and reference lists
 * @param parallelism files that land at the same time
 * @param waitAtMost how long an archive without its end may wait for the rest
 * @param thresholds how much of a submission may be wrong before it is doubted as a whole
 */
public record Settings(
        Path inbox,
        Path warehouse,
        DataLayout data,
        int parallelism,
        Duration waitAtMost,
        DuckDbSettings duckDb,
        int keepReleases,
        int keepRuns,
        JobRepositorySettings jobRepository,
        Thresholds thresholds) {

    /** Where Spring Batch keeps its records; a null URL means an H2 file below the data folder. */
    public record JobRepositorySettings(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password) {}
}
