package org.ruralwarehouse.model;

import java.nio.file.Path;
import java.util.List;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Lanes;
import org.ruralwarehouse.duckdb.SqlFile;

/** Claims about the finished star, each a SELECT of the rows that break it: run on every release before it is one. */
final class DataTests {

    private final Database database;

    DataTests(Database database) {
        this.database = database;
    }

    List<ModelResult.BrokenTest> run(Path folder) {
        try (Lanes lanes = new Lanes(database)) {
            return lanes.forEach(SqlFile.readAll(folder), DataTests::run).stream()
                    .filter(test -> test.rows() > 0)
                    .toList();
        }
    }

    private static ModelResult.BrokenTest run(Database connection, SqlFile file) {
        long rows = connection.queryLong("select count(*) from (" + file.sql() + "\n)");
        return new ModelResult.BrokenTest(file.name(), file.text("description"), rows);
    }
}
