package org.ruralwarehouse.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.incremental.PartitionManifest;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.SubmissionScope;
import org.ruralwarehouse.model.partition.BuiltPartitions;
import org.ruralwarehouse.model.partition.PartitionFingerprints;
import org.ruralwarehouse.sql.DependencyGraph;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.submission.LandingZone;

/** Builds one table per SQL file in dependency order. */
final class ModelRunner {

    private static final Map<String, String> SCHEMA_OF_FOLDER = new LinkedHashMap<>();

    static {
        SCHEMA_OF_FOLDER.put("dims", "star");
        SCHEMA_OF_FOLDER.put("facts", "star");
        SCHEMA_OF_FOLDER.put("marts", "mart");
        SCHEMA_OF_FOLDER.put("figures", "mart");
    }

    private final Database database;
    private final PreviousResults previous;
    private final PartitionFingerprints partitionFingerprints;
    private final List<Map<String, SqlFile>> waves;
    private final Map<String, BuiltPartitions> builtPartitions = new ConcurrentHashMap<>();

    ModelRunner(Database database, Path warehouse, LandingZone landed, PreviousResults previous) {
        this.database = database;
        this.previous = previous;
        this.partitionFingerprints = new PartitionFingerprints(landed, builtPartitions);
        Map<String, SqlFile> files = new LinkedHashMap<>();
        SCHEMA_OF_FOLDER.forEach((folder, schema) -> SqlFile.readAll(warehouse.resolve(folder))
                .forEach(file -> files.put(schema + "." + file.name(), file)));
        waves = new DependencyGraph(database).levels(files);
    }

    /** SQL files by table name, in build order. */
    Map<String, SqlFile> models() {
        Map<String, SqlFile> models = new LinkedHashMap<>();
        waves.forEach(models::putAll);
        return models;
    }

    List<ModelResult.Table> run(Consumer<String> progress) {
        SCHEMA_OF_FOLDER.values().stream()
                .distinct()
                .forEach(schema -> database.execute("create schema if not exists " + schema));
        List<ModelResult.Table> tables = new ArrayList<>();
        try (ParallelStatements statements = new ParallelStatements(database)) {
            waves.forEach(wave -> tables.addAll(statements.forEach(wave.entrySet(), (connection, model) -> {
                progress.accept(model.getKey());
                return build(model.getKey(), model.getValue(), connection);
            })));
        }
        return tables;
    }

    private ModelResult.Table build(String table, SqlFile file, Database connection) {
        long start = System.nanoTime();
        if (file.isIncremental()) {
            Map<Long, String> fingerprints = partitionFingerprints.of(file, connection);
            Set<Long> reused = previous.createTable(table, file.sql(), fingerprints, connection);
            builtPartitions.put(table, new BuiltPartitions(fingerprints, reused));
        } else {
            connection.execute("create table " + table + " as " + file.sql());
        }
        long rows = connection.queryLong("select count(*) from " + table);
        return new ModelResult.Table(table, rows, (System.nanoTime() - start) / 1_000_000);
    }

    /** Fingerprints for the next release. */
    PartitionManifest partitionManifest() {
        Map<String, Map<Long, String>> fingerprints = new TreeMap<>();
        builtPartitions.forEach((table, part) -> fingerprints.put(table, part.fingerprints()));
        return new PartitionManifest(fingerprints);
    }

    /** Submissions with at least one row that was built. Call after all tables are built. */
    SubmissionScope builtSubmissions() {
        if (builtPartitions.values().stream().allMatch(part -> part.reused().isEmpty())) {
            return SubmissionScope.all();
        }
        Set<Long> built = new HashSet<>();
        builtPartitions.values().forEach(part -> part.fingerprints().keySet().stream()
                .filter(key -> !part.reused().contains(key))
                .forEach(built::add));
        return SubmissionScope.of(built);
    }

    /** Partitions of the incremental tables. Call after all tables are built. */
    Map<String, BuiltPartitions> builtPartitions() {
        return builtPartitions;
    }
}
