package org.ruralwarehouse.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Dependencies;
import org.ruralwarehouse.duckdb.SqlFile;

/** Makes one table from each SQL file, each after what it reads. */
final class ModelRunner {

    private static final Map<String, String> SCHEMA_OF_FOLDER = new LinkedHashMap<>();

    static {
        SCHEMA_OF_FOLDER.put("dims", "star");
        SCHEMA_OF_FOLDER.put("facts", "star");
        SCHEMA_OF_FOLDER.put("marts", "mart");
    }

    private final Database database;
    private final Map<String, SqlFile> models;

    ModelRunner(Database database, Path warehouse) {
        this.database = database;
        Map<String, SqlFile> files = new LinkedHashMap<>();
        SCHEMA_OF_FOLDER.forEach((folder, schema) -> SqlFile.readAll(warehouse.resolve(folder))
                .forEach(file -> files.put(schema + "." + file.name(), file)));
        models = new Dependencies(database).inOrder(files);
    }

    /** Table names and their files, in the order in which they are made. */
    Map<String, SqlFile> models() {
        return models;
    }

    List<ModelResult.Table> run(Consumer<String> progress) {
        SCHEMA_OF_FOLDER.values().stream().distinct().forEach(schema -> database.execute("create schema " + schema));
        List<ModelResult.Table> tables = new ArrayList<>();
        models.forEach((table, file) -> {
            progress.accept(table);
            long start = System.nanoTime();
            database.execute("create table " + table + " as " + file.sql());
            long rows = database.queryLong("select count(*) from " + table);
            tables.add(new ModelResult.Table(table, rows, (System.nanoTime() - start) / 1_000_000));
        });
        return tables;
    }
}
