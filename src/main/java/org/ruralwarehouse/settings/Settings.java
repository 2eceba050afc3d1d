package org.ruralwarehouse.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.finding.CheckLimits;
import org.ruralwarehouse.finding.Thresholds;
import org.ruralwarehouse.sender.SenderIdentity;
import org.ruralwarehouse.sender.SignatureRequirement;
import org.ruralwarehouse.submission.Limits;

/**
 * Settings of a run.
 *
 * @param inbox folder in which packages arrive
 * @param warehouse folder of contracts, checks, models and reference lists
 * @param data folder of run-time output
 * @param parallelism number of files that land in parallel
 * @param waitAtMost how long a truncated archive may wait for the rest of its copy
 * @param senderIdentity how a run knows who has sent a package
 * @param signatures whether manifests must be signed
 * @param limits what one package may cost
 * @param isolation how packages are separated from each other
 * @param checkTimeBudget time after which a check is cancelled
 * @param incremental whether a release may reuse results of previous runs; false = every release is built in full
 * @param keepReleases number of releases to retain
 * @param keepRuns number of run folders to retain
 * @param thresholds limits on the share of invalid rows in a submission
 */
public record Settings(
        Path inbox,
        Path warehouse,
        DataLayout data,
        int parallelism,
        Duration waitAtMost,
        SenderIdentity senderIdentity,
        SignatureRequirement signatures,
        Limits limits,
        IsolationSettings isolation,
        Duration checkTimeBudget,
        DuckDbSettings duckDb,
        boolean incremental,
        int keepReleases,
        int keepRuns,
        JobRepositorySettings jobRepository,
        Thresholds thresholds) {

    /** The same settings with another job repository. */
    public Settings withJobRepository(JobRepositorySettings other) {
        return new Settings(
                inbox,
                warehouse,
                data,
                parallelism,
                waitAtMost,
                senderIdentity,
                signatures,
                limits,
                isolation,
                checkTimeBudget,
                duckDb,
                incremental,
                keepReleases,
                keepRuns,
                other,
                thresholds);
    }

    /** What one check may cost. */
    public CheckLimits checkLimits() {
        return new CheckLimits(checkTimeBudget, limits.findingsPerRule());
    }

    /** Job repository of Spring Batch; a null URL means an H2 file below the data folder. */
    public record JobRepositorySettings(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password) {}
}
