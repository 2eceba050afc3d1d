package org.ruralwarehouse.staging;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.InMemoryTables;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.sql.DependencyGraph;
import org.ruralwarehouse.sql.SqlFile;

/**
 * What several checks need and one pass over millions of rows can tell: each SELECT of {@code checks/prepared} becomes a
 * table {@code prepared.<file>} before the checks run.
 */
public final class PreparedTables {

    private static final String SCHEMA = "prepared";

    private final Database database;

    public PreparedTables(Database database) {
        this.database = database;
    }

    /**
     * @param checks folder of the checks
     * @param datasets that are checked; what belongs to another one is worked out only if somebody asks, what belongs to
     *     none is of all
     */
    public void create(Path checks, Set<String> datasets) {
        files(checks).forEach((table, file) -> create(table, file, file.sql(), isOf(datasets, file)));
    }

    /**
     * The same where most of it is known: tables that are made by submission are put together from what was kept and what
     * is new, the others are worked out only if somebody asks.
     *
     * @param kept folder that {@link #export} has written
     * @param submissions keys of those whose rows there still hold
     */
    public void createSince(Path checks, Set<String> datasets, Path kept, Set<Long> submissions) {
        String keys = Sql.keys(submissions);
        files(checks).forEach((table, file) -> {
            boolean isMade = file.isBySubmission() && isOf(datasets, file);
            Path before = file(kept, file);
            String sql = isMade && Files.exists(before)
                    ? "select * from read_parquet(" + Sql.literal(before) + ") where submission_key in (" + keys
                            + ") union all by name select * from (" + file.sql()
                            + "\n) where submission_key not in (" + keys + ")"
                    : file.sql();
            create(table, file, sql, isMade);
        });
    }

    /**
     * Keeps the tables that are made by submission, one Parquet file each.
     *
     * @param folder that exists
     * @throws DefinitionException when Parquet has no type for a column, which would come back as another
     */
    public void export(Path checks, Set<String> datasets, Path folder) {
        for (SqlFile file : SqlFile.readAll(checks.resolve(SCHEMA))) {
            if (file.isBySubmission() && isOf(datasets, file)) {
                requireParquetTypes(file);
                database.execute("copy " + SCHEMA + "." + Sql.name(file.name()) + " to "
                        + Sql.literal(file(folder, file)) + " (format parquet, compression zstd)");
            }
        }
    }

    private void requireParquetTypes(SqlFile file) {
        List<String> columns = database.queryStrings("select column_name from (describe select * from " + SCHEMA + "."
                + Sql.name(file.name()) + ") where column_type in ('HUGEINT', 'UHUGEINT')");
        if (!columns.isEmpty()) {
            throw DefinitionException.of(
                    file.path().toString(), String.join(", ", columns), "is a sum of 128 bits; cast it to bigint");
        }
    }

    private static Path file(Path folder, SqlFile file) {
        return folder.resolve(file.name() + ".parquet");
    }

    private static boolean isOf(Set<String> datasets, SqlFile file) {
        String dataset = file.text("dataset");
        return dataset.isEmpty() || datasets.contains(dataset);
    }

    private Map<String, SqlFile> files(Path checks) {
        database.execute("create schema if not exists " + SCHEMA);
        Map<String, SqlFile> files = new LinkedHashMap<>();
        SqlFile.readAll(checks.resolve(SCHEMA)).forEach(file -> files.put(SCHEMA + "." + file.name(), file));
        return new DependencyGraph(database).inOrder(files);
    }

    private void create(String table, SqlFile file, String sql, boolean isMade) {
        if (isMade) {
            new InMemoryTables(database).create(table, sql);
        } else {
            database.execute("create view " + table + " as " + sql);
        }
    }
}
