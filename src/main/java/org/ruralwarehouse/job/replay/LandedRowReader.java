package org.ruralwarehouse.job.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.Pseudonymize;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.land.QuarantinedRow;
import org.ruralwarehouse.staging.LandedFindings;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandedSubmission;

/** Reads rows of a landed submission as text, one cell per field of a contract. */
public final class LandedRowReader {

    private final Database database;
    private final LandedSubmission landed;
    private final Contract contract;

    public LandedRowReader(Database database, LandedSubmission landed, Contract contract) {
        this.database = database;
        this.landed = landed;
        this.contract = contract;
    }

    /** Quarantined rows that can be replayed and have not landed in a previous replay. */
    public Stream<QuarantinedRow> quarantined() {
        String landedLines = landed.rowFiles().size() == 1
                ? ""
                : " and source_line not in (select source_line from " + parquetOfRows() + ")";
        return rows(
                "select * from " + quarantine() + " where " + LandedFindings.REPLAYABLE + landedLines
                        + " order by source_line",
                quarantine());
    }

    /** Landed rows. */
    public Stream<QuarantinedRow> landedRows() {
        return rows("select * from " + parquetOfRows() + " order by source_line", parquetOfRows());
    }

    private String quarantine() {
        return "read_parquet(" + Sql.literal(landed.folder().resolve(LandedFiles.QUARANTINE))
                + ", hive_partitioning = false)";
    }

    private String parquetOfRows() {
        return "read_parquet(" + Sql.files(landed.rowFiles()) + ", hive_partitioning = false, union_by_name = true)";
    }

    private Stream<QuarantinedRow> rows(String sql, String table) {
        Set<String> columns =
                Set.copyOf(database.queryStrings("select column_name from (describe select * from " + table + ")"));
        return database.stream(sql, row -> row(row, columns));
    }

    private QuarantinedRow row(ResultSet row, Set<String> columns) throws SQLException {
        List<@Nullable String> cells = new ArrayList<>();
        QuarantinedRow.Pseudonym pseudonym = null;
        for (Field field : contract.fields()) {
            Pseudonymize pseudonymize = field.pseudonymize();
            if (pseudonymize != null) {
                pseudonym = pseudonym(row, pseudonymize, columns);
            }
            String cell = columns.contains(field.name()) ? row.getString(field.name()) : null;
            // A landed row has no ID number: the cell is a placeholder, and the stored pseudonym is used.
            cells.add(cell == null && pseudonymize != null && pseudonym != null ? "*" : cell);
        }
        return new QuarantinedRow(row.getLong("source_line"), cells, pseudonym);
    }

    private static QuarantinedRow.@Nullable Pseudonym pseudonym(
            ResultSet row, Pseudonymize pseudonymize, Set<String> columns) throws SQLException {
        Long high = columns.contains(pseudonymize.high()) ? row.getObject(pseudonymize.high(), Long.class) : null;
        Long low = columns.contains(pseudonymize.low()) ? row.getObject(pseudonymize.low(), Long.class) : null;
        // Landed files of version 0.1.0 have one column of the type UUID.
        UUID uuid = columns.contains(pseudonymize.as()) ? row.getObject(pseudonymize.as(), UUID.class) : null;
        if (uuid != null) {
            high = uuid.getMostSignificantBits();
            low = uuid.getLeastSignificantBits();
        }
        if (high == null || low == null) {
            return null;
        }
        String sex = pseudonymize.derive().get("sex");
        String birthYear = pseudonymize.derive().get("birth_year");
        return new QuarantinedRow.Pseudonym(
                high,
                low,
                sex != null && columns.contains(sex) ? row.getString(sex) : null,
                birthYear != null && columns.contains(birthYear) ? (Integer) row.getObject(birthYear) : null);
    }
}
