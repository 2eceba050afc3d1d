package org.ruralwarehouse.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;

/**
 * Writes the star as Parquet for any other engine. Tables that trace each row to a submission are partitioned by its
 * period and province; the others, and empty ones, are one file.
 */
final class ParquetStar {

    private static final String FORMAT = "format parquet, compression zstd, row_group_size 1000000";

    private final Database database;

    ParquetStar(Database database) {
        this.database = database;
    }

    void write(List<ModelResult.Table> tables, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folder, e);
        }
        for (ModelResult.Table table : tables) {
            String name = table.name().substring(table.name().indexOf('.') + 1);
            if (name.startsWith("fct_") && table.rows() > 0) {
                writePartitioned(table.name(), folder.resolve(name));
            } else {
                database.execute("copy (select * from " + table.name() + ") to "
                        + Sql.literal(folder.resolve(name + ".parquet")) + " (" + FORMAT + ")");
            }
        }
    }

    private void writePartitioned(String table, Path folder) {
        database.execute("""
                copy (
                    select f.*, s.period, s.province_code
                    from %s as f
                    join star.dim_submission as s on s.submission_key = f.submission_key
                ) to %s (%s, partition_by (period, province_code), filename_pattern 'part-{i}')
                """.formatted(table, Sql.literal(folder), FORMAT));
    }
}
