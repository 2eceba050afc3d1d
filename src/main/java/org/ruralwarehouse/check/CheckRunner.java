package org.ruralwarehouse.check;

import java.util.List;
import java.util.function.Supplier;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DatabaseException;
import org.ruralwarehouse.duckdb.ParallelStatements;

/** Runs checks in parallel. A check that fails is reported as not run. */
final class CheckRunner {

    private final Database database;
    private final CheckFindings findings;

    CheckRunner(Database database, CheckFindings findings) {
        this.database = database;
        this.findings = findings;
    }

    /** Runs checks and returns their results in the same order. */
    List<CheckResult.Run> run(List<CheckDefinition> checks) {
        try (ParallelStatements statements = parallel(checks)) {
            return begin(checks, statements).get();
        }
    }

    /** A few nationwide checks take most of the time: without others, each may use all threads. */
    private ParallelStatements parallel(List<CheckDefinition> checks) {
        return checks.stream().anyMatch(CheckDefinition::isProvinceScoped)
                ? ParallelStatements.singleThreaded(database)
                : new ParallelStatements(database);
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
            return new CheckResult.Run(name, code, 0, 0, e.reason(), e.isTimeOut(), List.of());
        }
    }
}
