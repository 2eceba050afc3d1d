package org.ruralwarehouse.model.partition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.incremental.PartitionManifest;
import org.ruralwarehouse.incremental.ReusePlan;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.storage.FileTree;

/**
 * Reuses rows of the previous release per submission: the new database starts as a copy of the previous one, from which
 * all other tables are dropped.
 */
public final class ReusedTables {

    private final @Nullable Path previousRelease;
    private final PartitionManifest previous;

    private ReusedTables(@Nullable Path previousRelease, PartitionManifest previous) {
        this.previousRelease = previousRelease;
        this.previous = previous;
    }

    /** Reuses nothing when there is no previous release or when it has no partition manifest. */
    public static ReusedTables of(Optional<ReusePlan> reusePlan) {
        Path release = reusePlan.map(ReusePlan::folder).orElse(null);
        PartitionManifest parts = release == null ? new PartitionManifest(Map.of()) : PartitionManifest.read(release);
        return parts.digests().isEmpty() ? new ReusedTables(null, parts) : new ReusedTables(release, parts);
    }

    /** Copies the database of the previous release to the path of the new one. */
    public void copyDatabase(Path target) {
        if (previousRelease == null) {
            return;
        }
        try {
            Files.copy(previousRelease.resolve(ReleaseManifest.DATABASE), target);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy the database of " + previousRelease, e);
        }
        if (!target.toFile().setWritable(true)) {
            throw new UncheckedIOException(new IOException("Cannot make " + target + " writable"));
        }
    }

    /** Whether the new database is a copy, with its reference lists, which depend only on the definitions. */
    public boolean isCopied() {
        return previousRelease != null;
    }

    /** Drops all tables that are built again. */
    public void dropOthers(Database database) {
        database.execute("drop schema if exists meta cascade");
        database
                .queryStrings("select schema_name || '.' || table_name from duckdb_tables()"
                        + " where database_name = current_database() and schema_name in ('star', 'mart')")
                .stream()
                .filter(table -> !isReused(table))
                .forEach(table -> database.execute("drop table " + table));
    }

    /** Whether the previous release has partitions of this table. */
    public boolean isReused(String table) {
        return previous.digests().containsKey(table);
    }

    /**
     * Deletes all rows whose partition has changed.
     *
     * @param now fingerprints of the partitions of the new table
     * @return keys of the submissions whose rows were retained
     */
    public Set<Long> retain(String table, Map<Long, String> now, Database connection) {
        Set<Long> same = previous.same(table, now);
        connection.execute("delete from " + table + " where submission_key not in (" + Sql.keys(same) + ")");
        return same;
    }

    /** The files in a folder of the previous release; empty when it does not have the folder. */
    public List<Path> files(Path inRelease) {
        return previousRelease == null
                ? List.of()
                : new FileTree(previousRelease.resolve(inRelease.toString())).files();
    }
}
