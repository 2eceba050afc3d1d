package org.ruralwarehouse.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.incremental.SubmissionScope;
import org.ruralwarehouse.sql.SqlFile;

/**
 * Runs the data tests: SELECTs that return the rows that violate an assertion about the star. Every release runs them.
 * A test with {@code incremental_by: submission_key} runs only on rows that were built, because the previous release
 * has passed it for reused rows.
 */
final class DataTests {

    private static final Set<String> SCHEMAS = Set.of("star", "mart", "ref", "landed", "accepted", "prepared");

    private static final int MAX_SUBMISSIONS = 1000;

    private final Database database;

    DataTests(Database database) {
        this.database = database;
    }

    /**
     * @param built the submissions whose rows are not reused
     * @return tests that returned rows
     */
    List<ModelResult.BrokenTest> run(Path folder, SubmissionScope built) {
        Map<SubmissionScope, List<SqlFile>> byScope = new LinkedHashMap<>();
        for (SqlFile file : SqlFile.readAll(folder)) {
            SubmissionScope scope = file.isIncremental() ? built : SubmissionScope.all();
            byScope.computeIfAbsent(scope, s -> new ArrayList<>()).add(file);
        }
        List<ModelResult.BrokenTest> broken = new ArrayList<>();
        byScope.forEach((scope, files) -> scope.run(database, SCHEMAS, () -> broken.addAll(broken(files))));
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
        List<Long> submissions = rows == 0 ? List.of() : submissions(connection, file);
        return new ModelResult.BrokenTest(file.name(), file.text("description"), rows, submissions);
    }

    /** The submissions of the returned rows, when the test returns their keys. */
    private static List<Long> submissions(Database connection, SqlFile file) {
        String rows = "(" + file.sql() + "\n)";
        boolean hasKey = connection
                .queryStrings("select column_name from (describe select * from " + rows + ")")
                .contains("submission_key");
        return hasKey
                ? connection.query(
                        "select distinct submission_key from " + rows
                                + " where submission_key is not null order by all limit " + MAX_SUBMISSIONS,
                        row -> row.getLong(1))
                : List.of();
    }
}
