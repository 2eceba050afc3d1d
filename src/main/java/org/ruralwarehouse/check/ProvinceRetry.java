package org.ruralwarehouse.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.SubmissionScope;
import org.ruralwarehouse.staging.PreparedTables;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;

/**
 * Runs a province-scoped check that exceeded its budget again, one province after another. Its result for a province
 * depends only on submissions of this province, so that the findings are complete for every province that finishes. All
 * provinces together are one pass over the rows. In a province that does not finish, the check runs on each submission
 * alone.
 */
final class ProvinceRetry {

    private final Database database;
    private final CheckFindings findings;
    private final LandingZone landed;
    private final Path folder;
    private final Set<String> reusedProvinces;

    /**
     * @param folder folder of the checks
     * @param reusedProvinces codes of the provinces whose findings are reused
     */
    ProvinceRetry(
            Database database, CheckFindings findings, LandingZone landed, Path folder, Set<String> reusedProvinces) {
        this.database = database;
        this.findings = findings;
        this.landed = landed;
        this.folder = folder;
        this.reusedProvinces = reusedProvinces;
    }

    /** Runs the check and returns its result for all provinces, with the submissions for which it did not finish. */
    CheckResult.Run run(CheckDefinition check) {
        long rows = 0;
        long milliseconds = 0;
        String failure = null;
        List<Long> unfinished = new ArrayList<>();
        for (List<Submission> ofProvince : provinces().values()) {
            CheckResult.Run run = run(check, ofProvince);
            rows += run.rows();
            milliseconds += run.milliseconds();
            if (run.failure() != null) {
                failure = firstOf(failure, run.failure());
                unfinished.addAll(unfinished(check, ofProvince));
            }
        }
        String name = check.file().name();
        return new CheckResult.Run(name, check.rule().code(), rows, milliseconds, failure, failure != null, unfinished);
    }

    /** Returns the submissions on which alone the check does not finish; all of the dataset when there is none. */
    private List<Long> unfinished(CheckDefinition check, List<Submission> ofProvince) {
        List<Long> ofDataset = ofProvince.stream()
                .filter(submission ->
                        check.dataset().isEmpty() || check.dataset().equals(submission.dataset()))
                .map(Submission::key)
                .toList();
        List<Long> unfinished = new ArrayList<>();
        for (Long key : ofDataset) {
            QualityChecks.runIn(SubmissionScope.of(Set.of(key)), database, () -> {
                createViews();
                if (!findings.finishes(check, database)) {
                    unfinished.add(key);
                }
            });
        }
        return unfinished.isEmpty() ? ofDataset : unfinished;
    }

    /** Views compute only what the check reads. */
    private void createViews() {
        new PreparedTables(database).create(folder, table -> false, PreviousResults.none());
    }

    private static String firstOf(@Nullable String first, String other) {
        return first == null ? other : first;
    }

    private Map<String, List<Submission>> provinces() {
        return landed.submissions().stream()
                .filter(LandedSubmission::isEffective)
                .map(LandedSubmission::submission)
                .filter(submission -> !reusedProvinces.contains(submission.provinceCode()))
                .collect(Collectors.groupingBy(Submission::provinceCode, TreeMap::new, Collectors.toList()));
    }

    private CheckResult.Run run(CheckDefinition check, List<Submission> ofProvince) {
        Set<Long> keys = ofProvince.stream().map(Submission::key).collect(Collectors.toSet());
        List<CheckResult.Run> runs = new ArrayList<>();
        QualityChecks.runIn(SubmissionScope.of(keys), database, () -> {
            createViews();
            runs.addAll(new CheckRunner(database, findings).run(List.of(check)));
        });
        return runs.get(0);
    }
}
