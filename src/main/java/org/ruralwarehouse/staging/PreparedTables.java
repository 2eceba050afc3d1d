package org.ruralwarehouse.staging;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.InMemoryTables;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.ReusableFiles;
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

    /** Tables of datasets that are checked, and tables without a dataset. */
    public static Predicate<SqlFile> ofDatasets(Set<String> datasets) {
        return file -> file.text("dataset").isEmpty() || datasets.contains(file.text("dataset"));
    }

    /**
     * Creates all tables.
     *
     * @param folder folder of the checks or facts
     * @param isNeeded selects the tables to create; the others become views, which compute their rows on demand
     * @param previous source of reused rows
     */
    public void create(Path folder, Predicate<SqlFile> isNeeded, PreviousResults previous) {
        files(folder).forEach((table, file) -> {
            if (isNeeded.test(file)) {
                String select = file.isIncremental()
                        ? previous.preparedTable(file.name()).complete(file.sql())
                        : file.sql();
                new InMemoryTables(database).create(table, select);
            } else {
                database.execute("create view " + table + " as " + file.sql());
            }
        });
    }

    /**
     * Exports the tables that are incremental by submission, one Parquet file each.
     *
     * @param isNeeded selects the tables to export
     * @param target files in an existing folder
     * @throws DefinitionException when Parquet does not preserve the type of a column
     */
    public void export(Path folder, Predicate<SqlFile> isNeeded, ReusableFiles target) {
        for (SqlFile file : SqlFile.readAll(folder.resolve(SCHEMA))) {
            if (file.isIncremental() && isNeeded.test(file)) {
                requireParquetTypes(file);
                database.execute("copy " + SCHEMA + "." + Sql.name(file.name()) + " to "
                        + Sql.literal(target.preparedTable(file.name())) + " (format parquet, compression zstd)");
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

    private Map<String, SqlFile> files(Path folder) {
        database.execute("create schema if not exists " + SCHEMA);
        Map<String, SqlFile> files = new LinkedHashMap<>();
        SqlFile.readAll(folder.resolve(SCHEMA)).forEach(file -> files.put(SCHEMA + "." + file.name(), file));
        return new DependencyGraph(database).sorted(files);
    }
}
