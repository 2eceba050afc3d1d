package org.ruralwarehouse.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.LandedColumn;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;

/** Landed rows that do not count: each with an error of its own, or of a submission that is refused as a whole. */
final class QuarantinedRows {

    private final Database database;
    private final List<Contract> contracts;

    QuarantinedRows(Database database, List<Contract> contracts) {
        this.database = database;
        this.contracts = contracts;
    }

    /**
     * @param refused keys of submissions of which no row counts
     */
    void export(List<Long> refused, Path file) {
        database.execute("create table finding.refused as select unnest(" + refused + "::bigint[]) as submission_key");
        String wholes = contracts.stream()
                .map(contract -> "union select submission_key, source_line from landed." + Sql.name(contract.name())
                        + " semi join finding.refused using (submission_key)")
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
                """.formatted(wholes, Sql.literal(file)));
    }

    /**
     * One Parquet file per dataset, each row with the codes of what is wrong with it. Macro checks, which judge the rows
     * that are left, may run meanwhile.
     *
     * @param earlier spares most rows from being looked up among all that landed
     * @param connection to this database
     */
    void exportQuarantine(CheckFiles out, Optional<PreviousCheck> earlier, Database connection) {
        connection.execute("""
                create table finding.kept_out as
                select submission_key, source_line, string_agg(distinct finding_code, ',' order by finding_code) as codes
                from (
                    select submission_key, source_line, finding_code
                    from accepted.quarantined_row
                    join finding.finding using (submission_key, source_line)
                    semi join (from finding.rule where level <> 'macro') using (finding_code)
                    union all
                    select submission_key, source_line, %s
                    from accepted.quarantined_row semi join finding.refused using (submission_key)
                )
                group by all
                """.formatted(Sql.literal(ThresholdTable.CODE)));
        for (Contract contract : contracts) {
            String landed = "landed." + Sql.name(contract.name());
            exportQuarantine(
                    contract,
                    earlier.map(before -> rowsSince(before, contract.name(), connection))
                            .orElse(landed),
                    out.quarantine(contract.name()),
                    connection);
        }
    }

    /** Landed rows, complete as far as they are kept out: whatever codes a row has now, it reads as it did. */
    private static String rowsSince(PreviousCheck before, String dataset, Database connection) {
        String known = "read_parquet(" + Sql.literal(before.quarantine(dataset)) + ", hive_partitioning = false)"
                + " where submission_key in (select unnest("
                + before.carryover().submissions().stream().sorted().toList() + "::bigint[]))";
        // A table of its own: its few keys say which files and row groups need not be read.
        connection.execute("""
                create or replace table finding.newly_kept_out as
                select submission_key, source_line from finding.kept_out
                semi join (from landed.submission where dataset = %s) using (submission_key)
                except
                select submission_key, source_line from %s
                """.formatted(Sql.literal(dataset), known));
        return """
                (
                    select * exclude (finding_codes) from %s
                    union all by name
                    select * from landed.%s semi join finding.newly_kept_out using (submission_key, source_line)
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
                    join finding.kept_out as k
                        on k.submission_key = l.submission_key and k.source_line = l.source_line
                    order by l.submission_key, l.source_line
                ) to %s (format parquet, compression zstd)
                """.formatted(columns, rows, Sql.literal(file)));
    }
}
