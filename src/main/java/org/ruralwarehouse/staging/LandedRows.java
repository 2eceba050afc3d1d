package org.ruralwarehouse.staging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.submission.LandedSubmission;

/** The landed rows of one dataset as SQL over the Parquet files of its submissions. */
final class LandedRows {

    /**
     * Largest number of rows of a dataset that is copied into the database, because hundreds of queries would open its
     * many files again.
     */
    private static final long MAX_COPIED_ROWS = 500_000;

    private static final String SOURCE_COLUMNS = "source_line, period, province_code, submission_key";

    private final Database database;
    private final Contract contract;

    LandedRows(Database database, Contract contract) {
        this.database = database;
        this.contract = contract;
    }

    /** Whether these submissions of one dataset are few enough to be copied into the database. */
    static boolean areCopied(List<LandedSubmission> submissions) {
        return submissions.stream()
                        .mapToLong(submission -> submission.receipt().rowsLanded())
                        .sum()
                <= MAX_COPIED_ROWS;
    }

    /**
     * A SELECT of landed rows. A column that is missing in older files, because their contract lacked it, is null.
     *
     * @param submissions at least one
     */
    String select(List<LandedSubmission> submissions) {
        List<Path> files = submissions.stream()
                .flatMap(submission -> submission.rowFiles().stream())
                .toList();
        String parquet = "read_parquet(" + Sql.files(files)
                + ", union_by_name = true, hive_partitioning = true, hive_types = {'period': 'VARCHAR',"
                + " 'province_code': 'VARCHAR', 'submission_key': 'BIGINT'})";
        Set<String> present =
                Set.copyOf(database.queryStrings("select column_name from (describe select * from " + parquet + ")"));
        Map<String, String> uuidHalves = UuidPseudonyms.halves(contract, present);
        String columns = contract.landedColumns().stream()
                .map(column -> value(column.name(), present, uuidHalves) + "::" + column.sqlType() + " as "
                        + Sql.name(column.name()))
                .collect(Collectors.joining(", "));
        return "select " + columns + ", " + SOURCE_COLUMNS + " from " + parquet;
    }

    private static String value(String column, Set<String> present, Map<String, String> uuidHalves) {
        List<String> sources = new ArrayList<>();
        if (present.contains(column)) {
            sources.add(Sql.name(column));
        }
        if (uuidHalves.containsKey(column)) {
            sources.add(uuidHalves.get(column));
        }
        return switch (sources.size()) {
            case 0 -> "null";
            case 1 -> sources.get(0);
            default -> "coalesce(" + String.join(", ", sources) + ")";
        };
    }

    /** Column definitions of a table without rows. */
    String emptyColumns() {
        return contract.landedColumns().stream()
                        .map(column -> Sql.name(column.name()) + " " + column.sqlType())
                        .collect(Collectors.joining(", "))
                + ", source_line bigint, period varchar, province_code varchar, submission_key bigint";
    }
}
