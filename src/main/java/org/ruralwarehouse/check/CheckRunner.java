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
import org.ruralwarehouse.staging.PreparedTables;
import org.ruralwarehouse.staging.SubmissionScopedCatalog;

/**
 * Runs checks. Those that judge a province by nothing but what it sent need to run only for provinces that sent something
 * new, when it is known what they found before.
 */
final class CheckRunner {

    private final Database database;
    private final FindingTable findings;

    CheckRunner(Database database, FindingTable findings) {
        this.database = database;
        this.findings = findings;
    }

    /** The checks in their order, each with the number of rows that it returned. */
    List<CheckResult.Run> run(List<CheckDefinition> checks) {
        try (ParallelStatements lanes = ParallelStatements.alone(database)) {
            return begin(checks, lanes).get();
        }
    }

    /** The same before what else these lanes get to do; it waits when it is asked for the results. */
    Supplier<List<CheckResult.Run>> begin(List<CheckDefinition> checks, ParallelStatements lanes) {
        return lanes.begin(checks, this::run);
    }

    private CheckResult.Run run(Database connection, CheckDefinition check) {
        String name = check.file().name();
        String code = check.rule().code();
        long start = System.nanoTime();
        try {
            long rows = findings.addFrom(check, connection);
            return new CheckResult.Run(name, code, rows, (System.nanoTime() - start) / 1_000_000, null);
        } catch (DatabaseException e) {
            return new CheckResult.Run(name, code, 0, 0, e.reason());
        }
    }

    /**
     * The same; what was found before counts as if it had been found now.
     *
     * @param prepared folder of the checks with what several of them need
     * @param datasets that are checked
     * @param toCheck keys of the submissions of provinces that sent something new
     */
    List<CheckResult.Run> runSince(
            PreviousCheck earlier,
            List<CheckDefinition> checks,
            Path prepared,
            Set<String> datasets,
            Set<Long> toCheck) {
        List<CheckDefinition> ofProvince =
                checks.stream().filter(CheckDefinition::isOfProvince).toList();
        List<CheckDefinition> others =
                checks.stream().filter(c -> !c.isOfProvince()).toList();
        // Few of these take most of the time: each may use all threads.
        List<CheckResult.Run> runs = new ArrayList<>();
        try (ParallelStatements lanes = new ParallelStatements(database)) {
            runs.addAll(begin(others, lanes).get());
        }
        SubmissionScopedCatalog part = new SubmissionScopedCatalog(database);
        part.create(Set.of("ref", "landed"), toCheck);
        part.use(() -> {
            new PreparedTables(database).create(prepared, datasets);
            runs.addAll(run(ofProvince));
        });
        Map<String, Long> rowsBefore = findings.addEarlier(
                ofProvince, earlier.carryover().provinces(), earlier.files().ofProvinces());
        Map<String, CheckResult.Run> byName = new HashMap<>();
        runs.forEach(run -> byName.put(run.name(), plus(run, rowsBefore.getOrDefault(run.name(), 0L))));
        return checks.stream()
                .map(check -> Objects.requireNonNull(byName.get(check.file().name())))
                .toList();
    }

    private static CheckResult.Run plus(CheckResult.Run run, long rows) {
        return new CheckResult.Run(run.name(), run.code(), run.rows() + rows, run.milliseconds(), run.failure());
    }
}
