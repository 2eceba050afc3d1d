package org.ruralwarehouse.incremental;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;

/**
 * Tables of the previous release that are incremental by submission. The new database starts as a copy of the previous
 * one, without all other tables of star and marts; reference lists are kept, because they depend on definitions only.
 */
final class PreviousTables {

    private final Path database;
    private final PartitionManifest partitions;

    /**
     * @param database database of the previous release
     */
    PreviousTables(Path database, PartitionManifest partitions) {
        this.database = database;
        this.partitions = partitions;
    }

    /** Copies the database of the previous release. */
    void copyDatabase(Path target) {
        try {
            Files.copy(database, target);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + database, e);
        }
        if (!target.toFile().setWritable(true)) {
            throw new UncheckedIOException(new IOException("Cannot make " + target + " writable"));
        }
    }

    /** Drops all tables that are built again. */
    void dropOthers(Database copy) {
        copy.execute("drop schema if exists meta cascade");
        copy
                .queryStrings("select schema_name || '.' || table_name from duckdb_tables()"
                        + " where database_name = current_database() and schema_name in ('star', 'mart')")
                .stream()
                .filter(table -> !contains(table))
                .forEach(table -> copy.execute("drop table " + table));
    }

    /** Whether the previous release has partitions of this table. */
    boolean contains(String table) {
        return partitions.digests().containsKey(table);
    }

    /**
     * Replaces all partitions that have changed.
     *
     * @return keys of the submissions whose rows are retained
     */
    Set<Long> update(String table, String select, Map<Long, String> fingerprints, Database connection) {
        Set<Long> same = partitions.same(table, fingerprints);
        connection.execute("delete from " + table + " where submission_key not in (" + Sql.keys(same) + ")");
        Set<Long> changed = new TreeSet<>(fingerprints.keySet());
        changed.removeAll(same);
        connection.execute("insert into " + table + " by name select * from (" + select
                + "\n) where submission_key in (" + Sql.keys(changed) + ")");
        return same;
    }
}
