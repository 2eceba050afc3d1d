package org.ruralwarehouse.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import org.ruralwarehouse.incremental.PartitionManifest;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.model.documentation.Dictionary;
import org.ruralwarehouse.model.documentation.Documentation;
import org.ruralwarehouse.model.documentation.ReadableFindings;
import org.ruralwarehouse.model.documentation.ReleaseTable;
import org.ruralwarehouse.model.parquet.ParquetStar;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.staging.DuplicateTables;
import org.ruralwarehouse.staging.PreparedTables;
import org.ruralwarehouse.staging.ReferenceTables;
import org.ruralwarehouse.staging.StagingDatabase;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.JsonFiles;

/**
 * Builds the star from the accepted rows: one DuckDB file that all supported drivers can open, and the same rows as
 * Parquet.
 */
public final class ModelStage {

    private final WarehouseDefinition definition;
    private final DuckDbSettings settings;

    public ModelStage(WarehouseDefinition definition, DuckDbSettings settings) {
        this.definition = definition;
        this.settings = settings;
    }

    /**
     * @param progress receives the name of each table before it is built
     */
    public ModelResult model(
            ReleaseIdentity release,
            ModelInput input,
            PreviousResults previous,
            ModelFiles out,
            Consumer<String> progress) {
        clear(out);
        try (Database database = Database.inMemory(settings)) {
            previous.attachDatabase(database, out.database(), settings.storageVersion());
            prepare(database, input);
            ModelRunner runner = new ModelRunner(database, definition.folder(), input.landed(), previous);
            List<ModelResult.Table> tables = runner.run(progress);
            progress.accept("star as Parquet");
            ParallelStatements.runBoth(
                    database,
                    connection -> describe(connection, release, input, runner.models()),
                    connection -> new ParquetStar(connection, runner.models(), runner.builtPartitions(), previous)
                            .write(rows(tables), out.star()));
            List<ModelResult.BrokenTest> broken =
                    new DataTests(database).run(definition.folder().resolve("tests"), runner.builtSubmissions());
            new JsonFiles().write(out.folder().resolve(PartitionManifest.FILE), runner.partitionManifest());
            for (String schema : List.of("prepared", "accepted", "landed")) {
                database.execute("drop schema " + schema + " cascade");
            }
            database.execute("checkpoint rural");
            database.execute("use memory");
            database.execute("detach rural");
            return new ModelResult(tables, broken);
        }
    }

    /**
     * Builds all tables and runs the data tests, but writes no release: to find out whether the models succeed.
     *
     * @param out folder that is deleted first
     */
    public ModelResult rehearse(ModelInput input, PreviousResults previous, ModelFiles out) {
        clear(out);
        try (Database database = Database.inMemory(settings)) {
            previous.attachDatabase(database, out.database(), settings.storageVersion());
            prepare(database, input);
            ModelRunner runner = new ModelRunner(database, definition.folder(), input.landed(), previous);
            List<ModelResult.Table> tables = runner.run(table -> {});
            return new ModelResult(
                    tables,
                    new DataTests(database).run(definition.folder().resolve("tests"), runner.builtSubmissions()));
        }
    }

    private void prepare(Database database, ModelInput input) {
        StagingDatabase staging = new StagingDatabase(database, definition, input.landed());
        staging.create();
        new DuplicateTables(database, definition, input.landed()).createViews(input.checked());
        staging.createAccepted(input.quarantinedRows());
        Set<String> datasets =
                definition.newestContracts().stream().map(Contract::name).collect(Collectors.toSet());
        new PreparedTables(database)
                .create(
                        definition.folder().resolve("facts"),
                        PreparedTables.ofDatasets(datasets),
                        PreviousResults.none());
    }

    /** Runs several hundred small statements in parallel with the Parquet export, because they use few resources. */
    private void describe(Database database, ReleaseIdentity release, ModelInput input, Map<String, SqlFile> models) {
        new ReferenceTables(database, definition.reference()).describe();
        database.execute("create schema meta");
        ReadableFindings.create(database, input.findings());
        ReleaseTable.write(database, release);
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
            throw new UncheckedIOException("Cannot create " + out.folder(), e);
        }
    }
}
