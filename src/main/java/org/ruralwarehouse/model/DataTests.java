package org.ruralwarehouse.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.staging.SubmissionScopedCatalog;

/**
 * Claims about the finished star, each a SELECT of the rows that break it: run on every release before it is one. A claim
 * about nothing but the rows of single submissions ({@code incremental_by: submission_key}) is asked only about those
 * that are not taken over: of the others the release before has answered it.
 */
final class DataTests {

    private static final Set<String> SCHEMAS = Set.of("star", "mart", "ref", "landed", "accepted", "prepared");

    private final Database database;

    DataTests(Database database) {
        this.database = database;
    }

    /**
     * @param changed keys of the submissions whose rows are not taken over; empty when no row is
     */
    List<ModelResult.BrokenTest> run(Path folder, Optional<Set<Long>> changed) {
        List<SqlFile> whole = new ArrayList<>();
        List<SqlFile> inParts = new ArrayList<>();
        for (SqlFile file : SqlFile.readAll(folder)) {
            (changed.isPresent() && file.isBySubmission() ? inParts : whole).add(file);
        }
        List<ModelResult.BrokenTest> broken = new ArrayList<>(broken(whole));
        changed.ifPresent(submissions -> {
            SubmissionScopedCatalog part = new SubmissionScopedCatalog(database);
            part.create(SCHEMAS, submissions);
            part.use(() -> broken.addAll(broken(inParts)));
            part.drop();
        });
        return broken;
    }

    private List<ModelResult.BrokenTest> broken(List<SqlFile> files) {
        try (ParallelStatements lanes = ParallelStatements.alone(database)) {
            return lanes.forEach(files, DataTests::run).stream()
                    .filter(test -> test.rows() > 0)
                    .toList();
        }
    }

    private static ModelResult.BrokenTest run(Database connection, SqlFile file) {
        long rows = connection.queryLong("select count(*) from (" + file.sql() + "\n)");
        return new ModelResult.BrokenTest(file.name(), file.text("description"), rows);
    }
}
