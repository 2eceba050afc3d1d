package org.ruralwarehouse.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.incremental.SubmissionScopedCatalog;
import org.ruralwarehouse.sql.SqlFile;

/**
 * Runs the data tests: SELECTs that return the rows that violate an assertion about the star. Every release runs them.
 * A test with {@code incremental_by: submission_key} runs only on rows that are not reused, because the previous
 * release has passed it for the others.
 */
final class DataTests {

    private static final Set<String> SCHEMAS = Set.of("star", "mart", "ref", "landed", "accepted", "prepared");

    private final Database database;

    DataTests(Database database) {
        this.database = database;
    }

    /**
     * @param changed keys of the submissions whose rows are not reused; empty when no row is reused
     * @return tests that returned rows
     */
    List<ModelResult.BrokenTest> run(Path folder, Optional<Set<Long>> changed) {
        List<SqlFile> whole = new ArrayList<>();
        List<SqlFile> bySubmission = new ArrayList<>();
        for (SqlFile file : SqlFile.readAll(folder)) {
            (changed.isPresent() && file.isIncremental() ? bySubmission : whole).add(file);
        }
        List<ModelResult.BrokenTest> broken = new ArrayList<>(broken(whole));
        changed.ifPresent(submissions -> {
            SubmissionScopedCatalog scoped = new SubmissionScopedCatalog(database);
            scoped.create(SCHEMAS, submissions);
            scoped.use(() -> broken.addAll(broken(bySubmission)));
            scoped.drop();
        });
        return broken;
    }

    private List<ModelResult.BrokenTest> broken(List<SqlFile> files) {
        try (ParallelStatements statements = ParallelStatements.singleThreaded(database)) {
            return statements.forEach(files, DataTests::run).stream()
                    .filter(test -> test.rows() > 0)
                    .toList();
        }
    }

    private static ModelResult.BrokenTest run(Database connection, SqlFile file) {
        long rows = connection.queryLong("select count(*) from (" + file.sql() + "\n)");
        return new ModelResult.BrokenTest(file.name(), file.text("description"), rows);
    }
}
