package org.ruralwarehouse.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.BuildDatabase;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.submission.FileTree;
import org.ruralwarehouse.submission.LandingZone;

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
     * @param repeatedRows folder of a Parquet file per dataset with the landed rows that share their key
     * @param rejectedRows Parquet with {@code submission_key, source_line} of landed rows that do not count
     * @param findings Parquet with all findings
     * @param progress told the name of each table before it is made
     */
    public ModelResult model(
            ReleaseIdentity release,
            LandingZone landed,
            Path repeatedRows,
            Path rejectedRows,
            Path findings,
            ModelFiles out,
            Consumer<String> progress) {
        clear(out);
        try (Database database = Database.inMemory(settings)) {
            database.execute("attach " + Sql.literal(out.database()) + " as rural (storage_version "
                    + Sql.literal(settings.storageVersion()) + ")");
            database.execute("use rural");
            BuildDatabase build = new BuildDatabase(database, definition, landed);
            build.create();
            build.createRepeated(repeatedRows);
            build.createAccepted(rejectedRows);
            ModelRunner runner = new ModelRunner(database, definition.folder());
            List<ModelResult.Table> tables = runner.run(progress);
            database.execute("create schema meta");
            database.execute("create table meta.finding as select * from read_parquet(" + Sql.literal(findings) + ")");
            writeRelease(database, release);
            Dictionary dictionary = Dictionary.read(definition.folder().resolve("dictionary.yml"));
            new Documentation(database, dictionary, runner.models()).write();
            List<ModelResult.BrokenTest> broken =
                    new DataTests(database).run(definition.folder().resolve("tests"));
            progress.accept("star as Parquet");
            new ParquetStar(database, runner.models()).write(tables, out.star());
            database.execute("drop schema accepted cascade");
            database.execute("drop schema landed cascade");
            database.execute("checkpoint rural");
            database.execute("use memory");
            database.execute("detach rural");
            return new ModelResult(tables, broken);
        }
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
        database.insert(
                "insert into meta.release values (?, ?, ?)",
                List.of(Arrays.asList(
                        release.id(),
                        Timestamp.valueOf(LocalDateTime.ofInstant(release.createdAt(), ZoneOffset.UTC)),
                        release.inputSha256())));
    }
}
