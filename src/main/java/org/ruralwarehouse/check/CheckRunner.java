package org.ruralwarehouse.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DatabaseException;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.incremental.SubmissionScopedCatalog;
import org.ruralwarehouse.staging.PreparedTables;

/**
 * Runs checks. Province-scoped checks run only for provinces with new submissions when previous results are available.
 */
final class CheckRunner {

    private final Database database;
    private final CheckFindings findings;

    CheckRunner(Database database, CheckFindings findings) {
        this.database = database;
        this.findings = findings;
    }

    /** Runs checks and returns their results in the same order. */
    List<CheckResult.Run> run(List<CheckDefinition> checks) {
        try (ParallelStatements statements = ParallelStatements.singleThreaded(database)) {
            return begin(checks, statements).get();
        }
    }

    /** Starts checks before other statements that are added later. The supplier waits for the results. */
    Supplier<List<CheckResult.Run>> begin(List<CheckDefinition> checks, ParallelStatements statements) {
        return statements.startAll(checks, this::run);
    }

    private CheckResult.Run run(Database connection, CheckDefinition check) {
        String name = check.file().name();
        String code = check.rule().code();
        long start = System.nanoTime();
        try {
            long rows = findings.runCheck(check, connection);
            return new CheckResult.Run(name, code, rows, (System.nanoTime() - start) / 1_000_000, null);
        } catch (DatabaseException e) {
            return new CheckResult.Run(name, code, 0, 0, e.reason());
        }
    }

    /**
     * Runs checks and adds the previous findings of provinces without new submissions.
     *
     * @param prepared folder of the checks' prepared tables
     * @param datasets datasets to check
     * @param toCheck keys of the submissions of provinces with new submissions
     */
    List<CheckResult.Run> runIncrementally(
            PreviousCheck previous,
            List<CheckDefinition> checks,
            Path prepared,
            Set<String> datasets,
            Set<Long> toCheck) {
        List<CheckDefinition> provinceScoped =
                checks.stream().filter(CheckDefinition::isProvinceScoped).toList();
        List<CheckDefinition> others =
                checks.stream().filter(c -> !c.isProvinceScoped()).toList();
        // A few of these take most of the time: each may use all threads.
        List<CheckResult.Run> runs = new ArrayList<>();
        try (ParallelStatements statements = new ParallelStatements(database)) {
            runs.addAll(begin(others, statements).get());
        }
        SubmissionScopedCatalog changed = new SubmissionScopedCatalog(database);
        changed.create(Set.of("ref", "landed"), toCheck);
        changed.use(() -> {
            new PreparedTables(database).create(prepared, datasets);
            runs.addAll(run(provinceScoped));
        });
        Map<String, Long> previousRows = findings.addPrevious(
                provinceScoped,
                previous.reusePlan().provinces(),
                previous.files().provinceFindings());
        Map<String, CheckResult.Run> byName = new HashMap<>();
        runs.forEach(run -> byName.put(run.name(), addRows(run, previousRows.getOrDefault(run.name(), 0L))));
        return checks.stream()
                .map(check -> Objects.requireNonNull(byName.get(check.file().name())))
                .toList();
    }

    private static CheckResult.Run addRows(CheckResult.Run run, long rows) {
        return new CheckResult.Run(run.name(), run.code(), run.rows() + rows, run.milliseconds(), run.failure());
    }
}
