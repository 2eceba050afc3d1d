package org.ruralwarehouse.model.reuse;

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
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.release.ReusePlan;
import org.ruralwarehouse.storage.FileTree;

/**
 * Tables of the release before whose rows need not be made again, submission by submission: the new database begins as a
 * copy of the old one, without its other tables.
 */
public final class ReusedTables {

    private final @Nullable Path releaseBefore;
    private final PartitionManifest before;

    private ReusedTables(@Nullable Path releaseBefore, PartitionManifest before) {
        this.releaseBefore = releaseBefore;
        this.before = before;
    }

    /** None when there is no release to take them from, or when it does not tell from what its parts were made. */
    public static ReusedTables of(Optional<ReusePlan> carryover) {
        Path release = carryover.map(ReusePlan::folder).orElse(null);
        PartitionManifest parts = release == null ? new PartitionManifest(Map.of()) : PartitionManifest.read(release);
        return parts.digests().isEmpty() ? new ReusedTables(null, parts) : new ReusedTables(release, parts);
    }

    /** Puts the database of the release before in place of the new one. */
    public void copyDatabase(Path target) {
        if (releaseBefore == null) {
            return;
        }
        try {
            Files.copy(releaseBefore.resolve(ReleaseManifest.DATABASE), target);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy the database of " + releaseBefore, e);
        }
        if (!target.toFile().setWritable(true)) {
            throw new UncheckedIOException(new IOException("Cannot make " + target + " writable"));
        }
    }

    /** Whether the new database begins as the old one, with its reference lists: they follow from definitions alone. */
    public boolean isCopied() {
        return releaseBefore != null;
    }

    /** Drops everything that is made anew. */
    public void dropOthers(Database database) {
        database.execute("drop schema if exists meta cascade");
        database
                .queryStrings("select schema_name || '.' || table_name from duckdb_tables()"
                        + " where database_name = current_database() and schema_name in ('star', 'mart')")
                .stream()
                .filter(table -> !isReused(table))
                .forEach(table -> database.execute("drop table " + table));
    }

    public boolean isReused(String table) {
        return before.digests().containsKey(table);
    }

    /**
     * Keeps the rows that are the same and deletes all others.
     *
     * @param now digests of the parts that the table shall have
     * @return keys of the submissions whose rows are there
     */
    public Set<Long> keep(String table, Map<Long, String> now, Database connection) {
        Set<Long> same = before.same(table, now);
        connection.execute("delete from " + table + " where submission_key not in (" + Sql.keys(same) + ")");
        return same;
    }

    /** The files in a folder of the release before; none when it does not have it. */
    public List<Path> files(Path inRelease) {
        return releaseBefore == null ? List.of() : new FileTree(releaseBefore.resolve(inRelease.toString())).files();
    }
}
