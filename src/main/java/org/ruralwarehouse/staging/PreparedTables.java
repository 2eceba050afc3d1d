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
 * Intermediate tables that several checks read, so that millions of rows are scanned once. Each SELECT of {@code
 * checks/prepared} becomes a table {@code prepared.<file>} before the checks run.
 */
public final class PreparedTables {

    private static final String SCHEMA = "prepared";

    private final Database database;

    /**
     * @param database staging database with landed rows
     */
    public PreparedTables(Database database) {
        this.database = database;
    }

    /**
     * Creates all tables.
     *
     * @param checks folder of the checks
     * @param datasets datasets that are checked; a table of another dataset becomes a view, and a table without a
     *     dataset is always created
     */
    public void create(Path checks, Set<String> datasets) {
        files(checks).forEach((table, file) -> create(table, file, file.sql(), belongsTo(datasets, file)));
    }

    /**
     * Creates all tables incrementally. Tables that are incremental by submission combine exported rows of unchanged
     * submissions with new rows; the others become views.
     *
     * @param previousExport folder that {@link #export} has written
     * @param submissions keys of the unchanged submissions
     */
    public void createIncrementally(Path checks, Set<String> datasets, Path previousExport, Set<Long> submissions) {
        String keys = Sql.keys(submissions);
        files(checks).forEach((table, file) -> {
            boolean isTable = file.isIncremental() && belongsTo(datasets, file);
            Path previousFile = file(previousExport, file);
            String sql = isTable && Files.exists(previousFile)
                    ? "select * from read_parquet(" + Sql.literal(previousFile) + ") where submission_key in (" + keys
                            + ") union all by name select * from (" + file.sql()
                            + "\n) where submission_key not in (" + keys + ")"
                    : file.sql();
            create(table, file, sql, isTable);
        });
    }

    /**
     * Exports the tables that are incremental by submission, one Parquet file each.
     *
     * @param folder existing folder
     * @throws DefinitionException when Parquet does not preserve the type of a column
     */
    public void export(Path checks, Set<String> datasets, Path folder) {
        for (SqlFile file : SqlFile.readAll(checks.resolve(SCHEMA))) {
            if (file.isIncremental() && belongsTo(datasets, file)) {
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
                    file.path().toString(),
                    String.join(", ", columns),
                    "is a 128-bit integer, which Parquet does not preserve; cast it to bigint");
        }
    }

    private static Path file(Path folder, SqlFile file) {
        return folder.resolve(file.name() + ".parquet");
    }

    private static boolean belongsTo(Set<String> datasets, SqlFile file) {
        String dataset = file.text("dataset");
        return dataset.isEmpty() || datasets.contains(dataset);
    }

    private Map<String, SqlFile> files(Path checks) {
        database.execute("create schema if not exists " + SCHEMA);
        Map<String, SqlFile> files = new LinkedHashMap<>();
        SqlFile.readAll(checks.resolve(SCHEMA)).forEach(file -> files.put(SCHEMA + "." + file.name(), file));
        return new DependencyGraph(database).sorted(files);
    }

    private void create(String table, SqlFile file, String sql, boolean isTable) {
        if (isTable) {
            new InMemoryTables(database).create(table, sql);
        } else {
            database.execute("create view " + table + " as " + sql);
        }
    }
}
