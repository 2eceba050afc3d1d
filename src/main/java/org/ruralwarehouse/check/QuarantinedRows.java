package org.ruralwarehouse.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.LandedColumn;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;

/** Landed rows that are not accepted: rows with an error, and all rows of submissions that are rejected as a whole. */
final class QuarantinedRows {

    private final Database database;
    private final List<Contract> contracts;

    QuarantinedRows(Database database, List<Contract> contracts) {
        this.database = database;
        this.contracts = contracts;
    }

    /**
     * Writes the keys of all quarantined rows.
     *
     * @param rejected keys of submissions that are rejected as a whole
     */
    void export(List<Long> rejected, Path file) {
        database.execute("create table finding.rejected_submission as select unnest(" + rejected
                + "::bigint[]) as submission_key");
        String rowsOfRejectedSubmissions = contracts.stream()
                .map(contract -> "union select submission_key, source_line from landed." + Sql.name(contract.name())
                        + " semi join finding.rejected_submission using (submission_key)")
                .collect(Collectors.joining(" "));
        database.execute("""
                copy (
                    select * from (
                        select f.submission_key, f.source_line
                        from finding.finding as f
                        join finding.rule as r on r.finding_code = f.finding_code
                        where r.level = 'quality' and f.effect = 'row_quarantined' and f.source_line is not null
                        %s
                    ) order by all
                ) to %s (format parquet)
                """.formatted(rowsOfRejectedSubmissions, Sql.literal(file)));
    }

    /**
     * Writes one Parquet file per dataset with the codes of each row's findings. Macro checks may run at the same time.
     *
     * @param previous quarantine of the previous release; most rows are read from it instead of from the landing zone
     * @param connection connection to this database
     */
    void exportQuarantine(CheckFiles out, Optional<PreviousCheck> previous, Database connection) {
        connection.execute("""
                create table finding.quarantined_row as
                select submission_key, source_line,
                    string_agg(distinct finding_code, ',' order by finding_code) as codes
                from (
                    select submission_key, source_line, finding_code
                    from accepted.quarantined_row
                    join finding.finding using (submission_key, source_line)
                    semi join (from finding.rule where level <> 'macro') using (finding_code)
                    union all
                    select submission_key, source_line, %s
                    from accepted.quarantined_row semi join finding.rejected_submission using (submission_key)
                )
                group by all
                """.formatted(Sql.literal(ThresholdTable.CODE)));
        for (Contract contract : contracts) {
            String landed = "landed." + Sql.name(contract.name());
            exportQuarantine(
                    contract,
                    previous.map(check -> incrementalRows(check, contract.name(), connection))
                            .orElse(landed),
                    out.quarantine(contract.name()),
                    connection);
        }
    }

    /**
     * The quarantined rows of a dataset, mostly from the previous quarantine: a row's values do not depend on its
     * codes.
     */
    private static String incrementalRows(PreviousCheck previous, String dataset, Database connection) {
        String known = "read_parquet(" + Sql.literal(previous.quarantine(dataset)) + ", hive_partitioning = false)"
                + " where submission_key in (select unnest("
                + previous.reusePlan().submissions().stream().sorted().toList() + "::bigint[]))";
        // A table of its own: with its few keys DuckDB skips most files and row groups.
        connection.execute("""
                create or replace table finding.newly_quarantined_row as
                select submission_key, source_line from finding.quarantined_row
                semi join (from landed.submission where dataset = %s) using (submission_key)
                except
                select submission_key, source_line from %s
                """.formatted(Sql.literal(dataset), known));
        return """
                (
                    select * exclude (finding_codes) from %s
                    union all by name
                    select * from landed.%s semi join finding.newly_quarantined_row using (submission_key, source_line)
                )""".formatted(known, Sql.name(dataset));
    }

    private static void exportQuarantine(Contract contract, String rows, Path file, Database connection) {
        String columns = contract.landedColumns().stream()
                .map(LandedColumn::name)
                .map(column -> "l." + Sql.name(column))
                .collect(Collectors.joining(", "));
        connection.execute("""
                copy (
                    select l.submission_key, l.source_line, k.codes as finding_codes, l.province_code, l.period, %s
                    from %s as l
                    join finding.quarantined_row as k
                        on k.submission_key = l.submission_key and k.source_line = l.source_line
                    order by l.submission_key, l.source_line
                ) to %s (format parquet, compression zstd)
                """.formatted(columns, rows, Sql.literal(file)));
    }
}
