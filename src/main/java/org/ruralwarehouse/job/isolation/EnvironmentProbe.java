package org.ruralwarehouse.job.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DatabaseException;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.job.batch.RootCause;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.settings.Settings;

/** Tests before a run what every package needs, so that a failure of the machine is not taken for one of a package. */
public final class EnvironmentProbe {

    private static final long MIN_FREE_BYTES = 64L << 20;

    private final Settings settings;

    public EnvironmentProbe(Settings settings) {
        this.settings = settings;
    }

    /**
     * Tests free space, temporary files and DuckDB with a Parquet file.
     *
     * @throws RunFailedException when one of them cannot be used
     */
    public void run() {
        Path staging = settings.data().staging();
        requireSpace(settings.data().root());
        requireTemporaryFiles();
        Path file = staging.resolve("probe.parquet");
        try (Database database = Database.inMemory(settings.duckDb())) {
            database.execute("copy (select 42 as answer) to " + Sql.literal(file) + " (format parquet)");
            if (database.queryLong("select answer from read_parquet(" + Sql.literal(file) + ")") != 42) {
                throw new RunFailedException("DuckDB does not read the Parquet file that it wrote in " + staging, null);
            }
        } catch (DatabaseException | UncheckedIOException | LinkageError e) {
            throw failure("DuckDB cannot be used", e);
        } finally {
            delete(file);
        }
    }

    private static void requireSpace(Path folder) {
        long free = folder.toFile().getUsableSpace();
        if (free < MIN_FREE_BYTES) {
            throw new RunFailedException(
                    folder + " has less than " + (MIN_FREE_BYTES >> 20) + " MiB of free space; no package was read",
                    null);
        }
    }

    private static void requireTemporaryFiles() {
        try {
            Path file = Files.createTempFile("probe", null);
            Files.write(file, new byte[] {1});
            Files.delete(file);
        } catch (IOException e) {
            throw failure(
                    "The folder of temporary files " + System.getProperty("java.io.tmpdir") + " is not usable", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // The next probe replaces the file; a failure of the probe must not be hidden.
            return;
        }
    }

    private static RunFailedException failure(String what, Throwable cause) {
        return new RunFailedException(what + "; no package was read: " + new RootCause(cause).reason(), cause);
    }
}
