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
        List<Planned> packages, int unchanged, Set<String> changedTables, Map<String, Path> sameTables) {

    /** No tables of provinces. */
    ReportPlan(List<Planned> packages) {
        this(packages, 0, Set.of(), Map.of());
    }

    /**
     * A report to write.
     *
     * @param before the attempts to compare it with
     * @param inputsSha256 null when nobody will ask whether it is still good
     */
    record Planned(
            PackageVerdict verdict,
            List<PreviousAttempts.Pair> before,
            @Nullable String inputsSha256) {}

    /**
     * Submissions of which these reports speak, whether they count or not.
     *
     * @param night for which they are planned
     */
    public Set<Long> submissions(RunFacts night) {
        Set<Long> keys = new HashSet<>();
        for (Planned planned : packages) {
            night.submissionsOf(planned.verdict()).forEach(submission -> keys.add(submission.key()));
            planned.before().forEach(pair -> {
                if (pair.before().key() != null) {
                    keys.add(pair.before().key());
                }
            });
        }
        return keys;
    }
}
