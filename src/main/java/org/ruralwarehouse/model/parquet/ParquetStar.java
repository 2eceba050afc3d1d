package org.ruralwarehouse.model.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.model.reuse.BuiltPartitions;
import org.ruralwarehouse.model.reuse.ReusedTables;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.storage.FileTree;

/**
 * Writes the star as Parquet for any other engine. Facts are partitioned by the period and province of the submission
 * that each row traces to, and large ones within clustered into files by what their header names, so that minima and maxima
 * let a reader skip most of them; the other tables, and empty ones, are one file.
 */
public final class ParquetStar {

    private static final int FILE_ROWS = 1_000_000;

    /**
     * A file is one row group, unless the last value in it has very many rows. Dictionaries of more values than that cost
     * time and make nothing smaller here. The encodings of version 2 make files a twentieth smaller in a tenth less time.
     */
    private static final String FORMAT =
            "format parquet, parquet_version v2, compression zstd, row_group_size 1250000, dictionary_size_limit 20000";

    /** Keeping an order within a file, which nobody asks for, takes a fifth longer, and twice as long with little memory. */
    private static final String IN_ANY_ORDER = ", preserve_order false";

    private final Database database;
    private final Map<String, SqlFile> models;
    private final Map<String, BuiltPartitions> parts;
    private final ReusedTables carried;
    private final int fileRows;

    /**
     * @param models by the table that they made
     * @param parts of the tables that were made in parts
     * @param carried facts of the release before: files of which every row is carried over are linked, not written
     */
    public ParquetStar(
            Database database, Map<String, SqlFile> models, Map<String, BuiltPartitions> parts, ReusedTables carried) {
        this(database, models, parts, carried, FILE_ROWS);
    }

    /**
     * @param fileRows in a file of facts, and those that share their value with the last of them
     */
    public ParquetStar(
            Database database,
            Map<String, SqlFile> models,
            Map<String, BuiltPartitions> parts,
            ReusedTables carried,
            int fileRows) {
        this.database = database;
        this.models = models;
        this.parts = parts;
        this.carried = carried;
        this.fileRows = fileRows;
    }

    /**
     * A folder of the partitioned table.
     *
     * @param submissions whose rows it holds
     * @param isReused whether all that may be in it is carried over
     */
    private record Partition(String period, String provinceCode, String submissions, long rows, boolean isReused) {

        Path in(Path folder) {
            return folder.resolve("period=" + period).resolve("province_code=" + provinceCode);
        }
    }

    /**
     * @param tables rows of each table
     */
    public void write(Map<String, Long> tables, Path folder) {
        createFolder(folder);
        List<Consumer<Database>> copies = new ArrayList<>();
        tables.forEach((table, rows) -> {
            String name = table.substring(table.indexOf('.') + 1);
            if (name.startsWith("fct_") && rows > 0) {
                partitions(table).stream()
                        .filter(part -> !isLinked(part, folder, name))
                        .forEach(part -> copies.add(connection -> copy(table, part, folder.resolve(name), connection)));
            } else {
                String copy = copy("select * from " + table, folder.resolve(name + ".parquet"), "");
                copies.add(connection -> connection.execute(copy));
            }
        });
        try (ParallelStatements lanes = ParallelStatements.alone(database)) {
            copies.forEach(lanes::start);
            lanes.finish();
        }
    }

    private List<Partition> partitions(String table) {
        BuiltPartitions made = parts.get(table);
        String all = made == null
                ? "select submission_key from held"
                : Sql.keys(made.digests().keySet());
        String same = Sql.keys(made == null ? Set.of() : made.carried());
        return database.query(
                """
                with held as (select submission_key, count(*) as rows from %s group by all)
                select
                    period,
                    province_code,
                    string_agg(submission_key, ', ' order by submission_key)
                        filter (where rows is not null) as submissions,
                    sum(rows)::bigint as rows,
                    bool_and(submission_key in (%s)) as is_carried
                from star.dim_submission
                left join held using (submission_key)
                where submission_key in (%s)
                group by all
                having submissions is not null
                order by all
                """.formatted(table, same, all),
                row -> new Partition(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getBoolean(5)));
    }

    /** Releases are never changed, so that two may have files in common. */
    private boolean isLinked(Partition partition, Path folder, String name) {
        if (!partition.isReused()) {
            return false;
        }
        Path target = partition.in(folder.resolve(name));
        List<Path> before =
                carried.files(Path.of(String.valueOf(folder.getFileName())).resolve(folder.relativize(target)));
        if (!before.isEmpty()
                && before.stream().allMatch(file -> FileTree.link(target.resolve(file.getFileName()), file))) {
            return true;
        }
        // Whoever writes to a file that is linked writes to the release before.
        new FileTree(target).delete();
        return false;
    }

    private void copy(String table, Partition partition, Path folder, Database connection) {
        Path target = partition.in(folder);
        createFolder(target);
        SqlFile model = models.get(table);
        String rows = "select * from " + table + " where submission_key in (" + partition.submissions() + ")";
        String column = model == null ? "" : model.text("clustered_by");
        boolean isOneFile = column.isEmpty() || partition.rows() <= fileRows;
        List<String> clusters = isOneFile ? List.of(rows) : new RowClusters(connection).of(rows, column, fileRows);
        for (int i = 0; i < clusters.size(); i++) {
            connection.execute(copy(clusters.get(i), target.resolve("part-" + i + ".parquet"), IN_ANY_ORDER));
        }
    }

    private static String copy(String rows, Path file, String options) {
        return "copy (" + rows + ") to " + Sql.literal(file) + " (" + FORMAT + options + ")";
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folder, e);
        }
    }
}
