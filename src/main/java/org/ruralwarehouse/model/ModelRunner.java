package org.ruralwarehouse.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.model.reuse.BuiltPartitions;
import org.ruralwarehouse.model.reuse.PartitionFingerprints;
import org.ruralwarehouse.model.reuse.PartitionManifest;
import org.ruralwarehouse.model.reuse.ReusedTables;
import org.ruralwarehouse.sql.DependencyGraph;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.submission.LandingZone;

/** Makes one table from each SQL file, each after what it reads. */
final class ModelRunner {

    private static final Map<String, String> SCHEMA_OF_FOLDER = new LinkedHashMap<>();

    static {
        SCHEMA_OF_FOLDER.put("dims", "star");
        SCHEMA_OF_FOLDER.put("facts", "star");
        SCHEMA_OF_FOLDER.put("marts", "mart");
        SCHEMA_OF_FOLDER.put("figures", "mart");
    }

    private final Database database;
    private final ReusedTables carried;
    private final PartitionFingerprints partDigests;
    private final List<Map<String, SqlFile>> waves;
    private final Map<String, BuiltPartitions> parts = new ConcurrentHashMap<>();

    ModelRunner(Database database, Path warehouse, LandingZone landed, ReusedTables carried) {
        this.database = database;
        this.carried = carried;
        this.partDigests = new PartitionFingerprints(landed, parts);
        Map<String, SqlFile> files = new LinkedHashMap<>();
        SCHEMA_OF_FOLDER.forEach((folder, schema) -> SqlFile.readAll(warehouse.resolve(folder))
                .forEach(file -> files.put(schema + "." + file.name(), file)));
        waves = new DependencyGraph(database).inWaves(files);
    }

    /** Table names and their files, in the order in which they are made. */
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
        try (ParallelStatements lanes = new ParallelStatements(database)) {
            waves.forEach(wave -> tables.addAll(lanes.forEach(wave.entrySet(), (connection, model) -> {
                progress.accept(model.getKey());
                return make(model.getKey(), model.getValue(), connection);
            })));
        }
        return tables;
    }

    private ModelResult.Table make(String table, SqlFile file, Database connection) {
        long start = System.nanoTime();
        if (file.isBySubmission()) {
            makeInParts(table, file, connection);
        } else {
            connection.execute("create table " + table + " as " + file.sql());
        }
        long rows = connection.queryLong("select count(*) from " + table);
        return new ModelResult.Table(table, rows, (System.nanoTime() - start) / 1_000_000);
    }

    private void makeInParts(String table, SqlFile file, Database connection) {
        Map<Long, String> digests = partDigests.of(file, connection);
        if (!carried.isReused(table)) {
            connection.execute("create table " + table + " as " + file.sql());
            parts.put(table, new BuiltPartitions(digests, Set.of()));
            return;
        }
        Set<Long> same = carried.keep(table, digests, connection);
        Set<Long> other = new TreeSet<>(digests.keySet());
        other.removeAll(same);
        connection.execute("insert into " + table + " by name select * from (" + file.sql()
                + "\n) where submission_key in (" + Sql.keys(other) + ")");
        parts.put(table, new BuiltPartitions(digests, same));
    }

    /** For the release after this one. */
    PartitionManifest tableParts() {
        Map<String, Map<Long, String>> digests = new TreeMap<>();
        parts.forEach((table, part) -> digests.put(table, part.digests()));
        return new PartitionManifest(digests);
    }

    /**
     * Keys of the submissions of which any row was made, after all tables are made.
     *
     * @return empty when nothing was taken over
     */
    Optional<Set<Long>> builtSubmissions() {
        if (parts.values().stream().allMatch(part -> part.carried().isEmpty())) {
            return Optional.empty();
        }
        Set<Long> made = new TreeSet<>();
        parts.values().forEach(part -> part.digests().keySet().stream()
                .filter(key -> !part.carried().contains(key))
                .forEach(made::add));
        return Optional.of(made);
    }

    /** Of the tables that are made in parts, after they are made. */
    Map<String, BuiltPartitions> parts() {
        return parts;
    }
}
