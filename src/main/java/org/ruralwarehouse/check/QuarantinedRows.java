package org.ruralwarehouse.check;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.LandedColumn;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.incremental.PreviousResults;

/** Landed rows that are not accepted: rows with an error, and all rows of submissions that are rejected as a whole. */
final class QuarantinedRows {

    private final Database database;
    private final List<Contract> contracts;
    private final PreviousResults previous;

    QuarantinedRows(Database database, List<Contract> contracts, PreviousResults previous) {
        this.database = database;
        this.contracts = contracts;
        this.previous = previous;
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
                        from finding.offending_row as f
                        join finding.rule as r on r.finding_code = f.finding_code
                        where r.level = 'quality' and f.effect = 'row_quarantined'
                        %s
                    ) order by all
                ) to %s (format parquet)
                """.formatted(rowsOfRejectedSubmissions, Sql.literal(file)));
    }

    /**
     * Writes one Parquet file per dataset with the codes of each row's findings. Macro checks may run at the same time.
     *
     * @param connection connection to this database
     */
    void exportQuarantine(CheckFiles out, Database connection) {
        connection.execute("""
                create table finding.quarantined_row as
                select submission_key, source_line,
                    string_agg(distinct finding_code, ',' order by finding_code) as codes
                from (
                    select submission_key, source_line, finding_code
                    from accepted.quarantined_row
                    join finding.offending_row using (submission_key, source_line)
                    semi join (from finding.rule where level <> 'macro') using (finding_code)
                    union all
                    select submission_key, source_line, %s
                    from accepted.quarantined_row semi join finding.rejected_submission using (submission_key)
                )
                group by all
                """.formatted(Sql.literal(ThresholdTable.CODE)));
        for (Contract contract : contracts) {
            exportQuarantine(
                    contract, source(contract.name(), connection), out.quarantine(contract.name()), connection);
        }
    }

    /**
     * Where to read the values of quarantined rows: from the previous quarantine if possible, because they do not
     * depend on the codes; it has fewer rows than the landing zone.
     */
    private String source(String dataset, Database connection) {
        return previous.quarantine(dataset)
                .source()
                .map(quarantined -> withNewRows(dataset, quarantined, connection))
                .orElse("landed." + Sql.name(dataset));
    }

    private static String withNewRows(String dataset, String quarantined, Database connection) {
        // A table of its own: with its few keys DuckDB skips most files and row groups.
        connection.execute("""
                create or replace table finding.newly_quarantined_row as
                select submission_key, source_line from finding.quarantined_row
                semi join (from landed.submission where dataset = %s) using (submission_key)
                except
                select submission_key, source_line from %s
                """.formatted(Sql.literal(dataset), quarantined));
        return """
                (
                    select * exclude (finding_codes) from %s
                    union all by name
                    select * from landed.%s semi join finding.newly_quarantined_row using (submission_key, source_line)
                )""".formatted(quarantined, Sql.name(dataset));
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
