package org.ruralwarehouse.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.SqlFile;

/** Claims about the finished star, each a SELECT of the rows that break it: run on every release before it is one. */
final class DataTests {

    private final Database database;

    DataTests(Database database) {
        this.database = database;
    }

    List<ModelResult.BrokenTest> run(Path folder) {
        List<ModelResult.BrokenTest> broken = new ArrayList<>();
        for (SqlFile file : SqlFile.readAll(folder)) {
            long rows = database.queryLong("select count(*) from (" + file.sql() + "\n)");
            if (rows > 0) {
                broken.add(new ModelResult.BrokenTest(file.name(), file.text("description"), rows));
            }
        }
        return broken;
    }
}
