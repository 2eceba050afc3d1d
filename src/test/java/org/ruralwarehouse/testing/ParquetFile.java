package org.ruralwarehouse.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;

/**
 * Reads a Parquet file with DuckDB.
 *
 * @param path path of the file
 */
public record ParquetFile(Path path) {

    /** DuckDB settings with few resources. */
    public static DuckDbSettings smallDuckDb(Path spill) {
        return new DuckDbSettings(1, "512MiB", spill, "v1.4.0");
    }

    private Database open() {
        return Database.inMemory(smallDuckDb(Path.of(System.getProperty("java.io.tmpdir"))));
    }

    private String table() {
        return "read_parquet(" + Sql.literal(path) + ", hive_partitioning = false)";
    }

    /** The rows, as values of these columns joined by {@code |}; null is {@code ~}. All columns when none are given. */
    public List<String> rows(String... columns) {
        try (Database database = open()) {
            List<String> rows = new ArrayList<>();
            String list = columns.length == 0 ? "*" : String.join(", ", columns);
            database.read("select " + list + " from " + table(), result -> {
                int width = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= width; i++) {
                        String cell = result.getString(i);
                        cells.add(cell == null ? "~" : cell);
                    }
                    rows.add(String.join("|", cells));
                }
            });
            return rows;
        }
    }

    /** Names and types of the columns, in order. */
    public Map<String, String> types() {
        try (Database database = open()) {
            Map<String, String> types = new LinkedHashMap<>();
            database.read("describe select * from " + table(), result -> {
                while (result.next()) {
                    types.put(result.getString("column_name"), result.getString("column_type"));
                }
            });
            return types;
        }
    }

    /** The key-value metadata of the file, as {@code key=value}. */
    public List<String> metadata() {
        try (Database database = open()) {
            return database.queryStrings("select decode(key) || '=' || decode(value) from parquet_kv_metadata("
                    + Sql.literal(path) + ") order by all");
        }
    }

    /**
     * The complete content as one text, including names, statistics and metadata; for assertions on what must not
     * occur.
     */
    public String text() {
        try (Database database = open()) {
            List<String> statistics = database.queryStrings(
                    "select concat_ws(' ', path_in_schema, stats_min, stats_max, stats_min_value, stats_max_value)"
                            + " from parquet_metadata(" + Sql.literal(path) + ")");
            return String.join("\n", rows()) + types() + metadata() + statistics;
        }
    }
}
