package org.ruralwarehouse.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.Severity;
import org.ruralwarehouse.finding.Threshold;
import org.ruralwarehouse.finding.Thresholds;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.staging.FindingTable;

/**
 * Compares the share of bad rows in each submission with the thresholds. A row counts once per rule. Waived findings
 * and rows that are left out for information, such as totals, do not count.
 */
final class ThresholdTable {

    static final String CODE = "threshold_exceeded";

    private final Database database;
    private final FindingTable table;
    private final Thresholds thresholds;
    private final Rule rule;

    ThresholdTable(Database database, FindingTable table, Thresholds thresholds, Rule rule) {
        this.database = database;
        this.table = table;
        this.thresholds = thresholds;
        this.rule = rule;
    }

    /**
     * Adds a finding for every exceeded threshold.
     *
     * @return keys of the submissions to reject as a whole
     */
    List<Long> apply(List<Contract> contracts) {
        createThresholds(contracts);
        createShares();
        table.insert(
                """
                select %s as finding_code, case when rejects then %s else %s end as severity,
                    case when rejects then %s else %s end as effect, dataset, period, province_code, package_name,
                    attempt, submission_key, file_name,
                    to_json([finding_code, printf('%%.2f', 100.0 * bad_rows / rows_received), bad_rows::varchar,
                        rows_received::varchar])::varchar as value_found,
                    %s as found_message, to_json([percent])::varchar as value_expected, %s as expected_message
                from finding.exceeded
                """.formatted(
                                Sql.literal(CODE),
                                Sql.literal(Severity.ERROR.code()),
                                Sql.literal(rule.severity().code()),
                                Sql.literal(Effect.SUBMISSION_REFUSED.code()),
                                Sql.literal(rule.effect().code()),
                                Sql.literal(MessageKey.SHARE_OF_ROWS.code()),
                                Sql.literal(MessageKey.AT_MOST_PERCENT.code())),
                database);
        List<Long> rejected = new ArrayList<>();
        database.read("select distinct submission_key from finding.exceeded where rejects order by all", rows -> {
            while (rows.next()) {
                rejected.add(rows.getLong(1));
            }
        });
        return rejected;
    }

    private void createThresholds(List<Contract> contracts) {
        database.execute("create table finding.threshold (dataset varchar, finding_code varchar, percent varchar,"
                + " rejects boolean)");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Contract contract : contracts) {
            for (Threshold threshold : thresholds.of(contract.name())) {
                rows.add(Arrays.asList(
                        contract.name(), threshold.rule(), threshold.percent().toPlainString(), threshold.refuses()));
            }
        }
        database.insert("insert into finding.threshold values (?, ?, ?, ?)", rows);
    }

    private void createShares() {
        database.execute("""
                create table finding.exceeded as
                with bad_row as (
                    select submission_key, finding_code, source_line
                    from finding.offending_row
                    where effect <> 'waived'
                    union
                    select submission_key, %s, source_line
                    from finding.offending_row
                    where effect = 'row_quarantined' and severity <> 'info'
                ),
                share as (
                    select submission_key, finding_code, count(*) as bad_rows
                    from bad_row
                    group by all
                )
                select s.submission_key, s.dataset, s.period, s.province_code, s.package_name, s.attempt, s.file_name,
                    s.rows_received, share.finding_code, share.bad_rows, t.percent, t.rejects
                from landed.submission as s
                join share on share.submission_key = s.submission_key
                join finding.threshold as t
                    on t.dataset = s.dataset and t.finding_code = share.finding_code
                where s.is_effective
                    and s.rows_received >= %d
                    and share.bad_rows * 100 > cast(t.percent as decimal(9, 4)) * s.rows_received
                """.formatted(Sql.literal(Threshold.ROWS_QUARANTINED), thresholds.fromRows()));
    }
}
