package org.ruralwarehouse.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Lanes;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.duckdb.SqlFile;

/**
 * Writes the star as Parquet for any other engine. Facts are partitioned by the period and province of the submission
 * that each row traces to, and sorted within by what their header names, so that minima and maxima let a reader skip most
 * of them; the other tables, and empty ones, are one file.
 */
final class ParquetStar {

    /** Dictionaries of more values than that cost time and make nothing smaller here. */
    private static final String FORMAT =
            "format parquet, compression zstd, row_group_size 1000000, dictionary_size_limit 20000";

    private final Database database;
    private final Map<String, SqlFile> models;

    /**
     * @param models by table
     */
    ParquetStar(Database database, Map<String, SqlFile> models) {
        this.database = database;
        this.models = models;
    }

    /** A folder of the partitioned table and the submissions whose rows it holds. */
    private record Partition(String period, String provinceCode, String submissions) {

        Path in(Path folder) {
            return folder.resolve("period=" + period).resolve("province_code=" + provinceCode);
        }
    }

    void write(List<ModelResult.Table> tables, Path folder) {
        createFolder(folder);
        List<String> copies = new ArrayList<>();
        for (ModelResult.Table table : tables) {
            String name = table.name().substring(table.name().indexOf('.') + 1);
            if (name.startsWith("fct_") && table.rows() > 0) {
                partitions(table.name()).forEach(part -> copies.add(copy(table.name(), part, folder.resolve(name))));
            } else {
                copies.add(copy("select * from " + table.name(), folder.resolve(name + ".parquet")));
            }
        }
        try (Lanes lanes = new Lanes(database)) {
            lanes.forEach(copies, (connection, copy) -> {
                connection.execute(copy);
                return copy;
            });
        }
    }

    private List<Partition> partitions(String table) {
        return database.query(
                """
                select period, province_code, string_agg(submission_key, ', ' order by submission_key)
                from star.dim_submission
                where submission_key in (select distinct submission_key from %s)
                group by all
                order by all
                """.formatted(table), row -> new Partition(row.getString(1), row.getString(2), row.getString(3)));
    }

    private String copy(String table, Partition partition, Path folder) {
        Path target = partition.in(folder);
        createFolder(target);
        SqlFile model = models.get(table);
        String sorted = model == null ? "" : String.join(", ", model.names("sorted_by"));
        String rows = "select * from " + table + " where submission_key in (" + partition.submissions() + ")"
                + (sorted.isEmpty() ? "" : " order by " + sorted);
        return copy(rows, target.resolve("part-0.parquet"));
    }

    private static String copy(String rows, Path file) {
        return "copy (" + rows + ") to " + Sql.literal(file) + " (" + FORMAT + ")";
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folder, e);
        }
    }
}
