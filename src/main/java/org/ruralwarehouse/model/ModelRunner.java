package org.ruralwarehouse.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Dependencies;
import org.ruralwarehouse.duckdb.Lanes;
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
    private final List<Map<String, SqlFile>> waves;

    ModelRunner(Database database, Path warehouse) {
        this.database = database;
        Map<String, SqlFile> files = new LinkedHashMap<>();
        SCHEMA_OF_FOLDER.forEach((folder, schema) -> SqlFile.readAll(warehouse.resolve(folder))
                .forEach(file -> files.put(schema + "." + file.name(), file)));
        waves = new Dependencies(database).inWaves(files);
    }

    /** Table names and their files, in the order in which they are made. */
    Map<String, SqlFile> models() {
        Map<String, SqlFile> models = new LinkedHashMap<>();
        waves.forEach(models::putAll);
        return models;
    }

    List<ModelResult.Table> run(Consumer<String> progress) {
        SCHEMA_OF_FOLDER.values().stream().distinct().forEach(schema -> database.execute("create schema " + schema));
        List<ModelResult.Table> tables = new ArrayList<>();
        try (Lanes lanes = new Lanes(database)) {
            waves.forEach(wave -> tables.addAll(lanes.forEach(wave.entrySet(), (connection, model) -> {
                progress.accept(model.getKey());
                return make(model.getKey(), model.getValue(), connection);
            })));
        }
        return tables;
    }

    private static ModelResult.Table make(String table, SqlFile file, Database connection) {
        long start = System.nanoTime();
        connection.execute("create table " + table + " as " + file.sql());
        long rows = connection.queryLong("select count(*) from " + table);
        return new ModelResult.Table(table, rows, (System.nanoTime() - start) / 1_000_000);
    }
}
