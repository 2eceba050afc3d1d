package org.ruralwarehouse.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.model.documentation.Dictionary;
import org.ruralwarehouse.model.documentation.Documentation;
import org.ruralwarehouse.model.parquet.ParquetStar;
import org.ruralwarehouse.model.reuse.PartitionManifest;
import org.ruralwarehouse.model.reuse.ReusedTables;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.staging.PreparedTables;
import org.ruralwarehouse.staging.StagingDatabase;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.JsonFiles;

/**
 * Makes the star from what was accepted: one DuckDB file that every driver in use can open, and the same rows as Parquet.
 */
public final class ModelStage {

    private final WarehouseDefinition definition;
    private final DuckDbSettings settings;

    public ModelStage(WarehouseDefinition definition, DuckDbSettings settings) {
        this.definition = definition;
        this.settings = settings;
    }

    /**
     * @param progress told the name of each table before it is made
     */
    public ModelResult model(ReleaseIdentity release, ModelInput input, ModelFiles out, Consumer<String> progress) {
        clear(out);
        ReusedTables carried = ReusedTables.of(input.carryover());
        carried.copyDatabase(out.database());
        try (Database database = Database.inMemory(settings)) {
            database.execute("attach " + Sql.literal(out.database()) + " as rural (storage_version "
                    + Sql.literal(settings.storageVersion()) + ")");
            database.execute("use rural");
            carried.dropOthers(database);
            prepare(database, input, carried);
            ModelRunner runner = new ModelRunner(database, definition.folder(), input.landed(), carried);
            List<ModelResult.Table> tables = runner.run(progress);
            progress.accept("star as Parquet");
            ParallelStatements.overlap(
                    database,
                    connection -> {
                        if (!carried.isCopied()) {
                            new StagingDatabase(connection, definition, input.landed()).describeReferences();
                        }
                        describe(connection, release, input, runner.models());
                    },
                    connection -> new ParquetStar(connection, runner.models(), runner.parts(), carried)
                            .write(rows(tables), out.star()));
            List<ModelResult.BrokenTest> broken =
                    new DataTests(database).run(definition.folder().resolve("tests"), runner.builtSubmissions());
            new JsonFiles().write(out.folder().resolve(PartitionManifest.FILE), runner.tableParts());
            for (String schema : List.of("prepared", "accepted", "landed")) {
                database.execute("drop schema " + schema + " cascade");
            }
            database.execute("checkpoint rural");
            database.execute("use memory");
            database.execute("detach rural");
            return new ModelResult(tables, broken);
        }
    }

    private void prepare(Database database, ModelInput input, ReusedTables carried) {
        StagingDatabase build = new StagingDatabase(database, definition, input.landed());
        if (carried.isCopied()) {
            build.createOnReferences();
        } else {
            build.create();
        }
        build.createRepeated(input.repeatedRows());
        build.createAccepted(input.rejectedRows());
        Set<String> datasets =
                definition.newestContracts().stream().map(Contract::name).collect(Collectors.toSet());
        new PreparedTables(database).create(definition.folder().resolve("facts"), datasets);
    }

    /** Hundreds of small statements, which leave most of the machine to others. */
    private void describe(Database database, ReleaseIdentity release, ModelInput input, Map<String, SqlFile> models) {
        database.execute("create schema meta");
        database.execute(
                "create table meta.finding as select * from read_parquet(" + Sql.literal(input.findings()) + ")");
        database.execute("""
                comment on table meta.finding is '全部问题 / Every finding of this release, also about packages and attempts \
                that do not count: those have no row in star.dim_submission, so join from the left'
                """);
        writeRelease(database, release);
        Dictionary dictionary = Dictionary.read(definition.folder().resolve("dictionary.yml"));
        new Documentation(database, dictionary, models).write();
    }

    private static Map<String, Long> rows(List<ModelResult.Table> tables) {
        Map<String, Long> rows = new LinkedHashMap<>();
        tables.forEach(table -> rows.put(table.name(), table.rows()));
        return rows;
    }

    private static void clear(ModelFiles out) {
        new FileTree(out.folder()).delete();
        try {
            Files.createDirectories(out.folder());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + out.folder(), e);
        }
    }

    private static void writeRelease(Database database, ReleaseIdentity release) {
        database.execute("create table meta.release (release_id varchar, created_at timestamp, input_sha256 varchar)");
        database.execute("comment on table meta.release is '本发布 / This release, in one row'");
        database.insert(
                "insert into meta.release values (?, ?, ?)",
                List.of(Arrays.asList(
                        release.id(),
                        Timestamp.valueOf(LocalDateTime.ofInstant(release.createdAt(), ZoneOffset.UTC)),
                        release.inputSha256())));
    }
}
