package org.ruralwarehouse.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.PackageVerdict;

/**
 * The reports that a run must write.
 *
 * @param packages packages whose report is missing or outdated
 * @param unchanged number of packages whose report is up to date
 * @param changedTables names of the province tables whose findings have changed
 * @param unchangedTables names of the province tables whose findings are those of the previous release
 */
public record ReportPlan(
        List<PlannedReport> packages, int unchanged, Set<String> changedTables, Set<String> unchangedTables) {

    /** A plan without province tables. */
    ReportPlan(List<PlannedReport> packages) {
        this(packages, 0, Set.of(), Set.of());
    }

    /**
     * A report to write.
     *
     * @param previousAttempts the attempts with which it is compared
     * @param inputsSha256 fingerprint to store; null when the report is always rewritten
     */
    record PlannedReport(
            PackageVerdict verdict,
            List<PreviousAttempts.Pair> previousAttempts,
            @Nullable String inputsSha256) {}

    /**
     * Returns the keys of the submissions that these reports cover, effective or not.
     *
     * @param facts of the run for which they are planned
     */
    public Set<Long> submissions(RunFacts facts) {
        Set<Long> keys = new HashSet<>();
        for (PlannedReport planned : packages) {
            facts.submissionsOf(planned.verdict()).forEach(submission -> keys.add(submission.key()));
            planned.previousAttempts().forEach(pair -> {
                if (pair.previous().key() != null) {
                    keys.add(pair.previous().key());
                }
            });
        }
        return keys;
    }
}
