package org.ruralwarehouse.duckdb;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What several checks need and one pass over millions of rows can tell: each SELECT of {@code checks/prepared} becomes a
 * table {@code prepared.<file>} before the checks run.
 */
public final class PreparedTables {

    private static final String SCHEMA = "prepared";

    private final Database database;

    public PreparedTables(Database database) {
        this.database = database;
    }

    /**
     * @param checks folder of the checks
     * @param datasets that are checked; what belongs to another one is worked out only if somebody asks
     */
    public void create(Path checks, Set<String> datasets) {
        database.execute("create schema " + SCHEMA);
        Map<String, SqlFile> files = new LinkedHashMap<>();
        SqlFile.readAll(checks.resolve(SCHEMA)).forEach(file -> files.put(SCHEMA + "." + file.name(), file));
        new Dependencies(database).inOrder(files).forEach((table, file) -> {
            if (datasets.contains(file.text("dataset"))) {
                new MemoryTables(database).create(table, file.sql());
            } else {
                database.execute("create view " + table + " as " + file.sql());
            }
        });
    }
}
