package org.ruralwarehouse.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.ReusableFindings;
import org.ruralwarehouse.incremental.SubmissionScope;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.staging.PreparedTables;
import org.ruralwarehouse.submission.LandingZone;

/** Runs the quality checks with the tables that they share. */
final class QualityChecks {

    private static final Set<String> SCHEMAS = Set.of("ref", "landed");

    private final Database database;
    private final CheckFindings findings;
    private final PreviousResults previous;

    /**
     * @param previous source of findings that need not be computed
     */
    QualityChecks(Database database, CheckFindings findings, PreviousResults previous) {
        this.database = database;
        this.findings = findings;
        this.previous = previous;
    }

    /**
     * Creates the prepared tables and runs the checks.
     *
     * @param folder folder of the checks
     * @param datasets datasets to check
     * @return results in the order of the checks
     */
    List<CheckResult.Run> run(List<CheckDefinition> checks, LandingZone landed, Path folder, Set<String> datasets) {
        SubmissionScope ofProvinces = previous.changedProvinces(landed);
        Map<SubmissionScope, List<CheckDefinition>> byScope = new LinkedHashMap<>();
        byScope.put(SubmissionScope.all(), new ArrayList<>());
        for (CheckDefinition check : checks) {
            SubmissionScope scope = check.isProvinceScoped() ? ofProvinces : SubmissionScope.all();
            byScope.computeIfAbsent(scope, s -> new ArrayList<>()).add(check);
        }
        Map<String, CheckResult.Run> runs = new HashMap<>();
        byScope.forEach((scope, ofScope) -> runIn(scope, database, () -> {
            // Mostly province-scoped checks read the other tables: without these checks, views suffice.
            Predicate<SqlFile> isNeeded =
                    PreparedTables.ofDatasets(datasets).and(table -> table.isIncremental() || scope == ofProvinces);
            new PreparedTables(database)
                    .create(folder, isNeeded, scope == SubmissionScope.all() ? previous : PreviousResults.none());
            new CheckRunner(database, findings).run(ofScope).forEach(run -> runs.put(run.name(), run));
        }));
        ProvinceRetry retry = new ProvinceRetry(database, findings, landed, folder, reusedProvinces());
        checks.stream()
                .filter(CheckDefinition::isProvinceScoped)
                .filter(check ->
                        Objects.requireNonNull(runs.get(check.file().name())).isTimeOut())
                .forEach(check -> runs.put(check.file().name(), retry.run(check)));
        Map<String, Long> reused = reuseFindings(checks);
        return checks.stream()
                .map(check -> check.file().name())
                .map(name -> addRows(Objects.requireNonNull(runs.get(name)), reused.getOrDefault(name, 0L)))
                .toList();
    }

    /** Runs work in which the tables that quality checks read have only the rows of a scope. */
    static void runIn(SubmissionScope scope, Database database, Runnable work) {
        scope.run(database, SCHEMAS, work);
    }

    /** The checks whose findings the next run may reuse. */
    static List<CheckDefinition> provinceScoped(List<CheckDefinition> checks) {
        return checks.stream().filter(CheckDefinition::isProvinceScoped).toList();
    }

    private Set<String> reusedProvinces() {
        return previous.provinceFindings().map(ReusableFindings::provinces).orElse(Set.of());
    }

    /** Returns the number of reused findings by check name. */
    private Map<String, Long> reuseFindings(List<CheckDefinition> checks) {
        return previous.provinceFindings()
                .map(reused -> findings.addPrevious(provinceScoped(checks), reused))
                .orElse(Map.of());
    }

    private static CheckResult.Run addRows(CheckResult.Run run, long rows) {
        return new CheckResult.Run(
                run.name(),
                run.code(),
                run.rows() + rows,
                run.milliseconds(),
                run.failure(),
                run.isTimeOut(),
                run.unfinished());
    }
}
