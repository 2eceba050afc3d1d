package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.PackageVerdict;

/**
 * Which reports a night must write.
 *
 * @param packages of which the report is missing or would say something else
 * @param unchanged packages of which the report stays as it is
 * @param changedTables names of the tables of provinces that are to be written
 * @param sameTables tables of the release before that say the same, by name
 */
public record ReportPlan(
        List<PlannedReport> packages, int unchanged, Set<String> changedTables, Map<String, Path> reusedTables) {

    /** No tables of provinces. */
    ReportPlan(List<PlannedReport> packages) {
        this(packages, 0, Set.of(), Map.of());
    }

    /**
     * A report to write.
     *
     * @param before the attempts to compare it with
     * @param inputsSha256 null when nobody will ask whether it is still good
     */
    record PlannedReport(
            PackageVerdict verdict,
            List<PreviousAttempts.Pair> previousAttempts,
            @Nullable String inputsSha256) {}

    /**
     * Submissions of which these reports speak, whether they count or not.
     *
     * @param night for which they are planned
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
