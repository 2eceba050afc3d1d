package org.ruralwarehouse.check;

import java.util.stream.Collectors;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.CheckLimits;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.staging.FindingTable;

/**
 * The rows that a check has returned, in a temporary table of its connection, and their conversion to findings. The
 * check runs once. Of a submission with more rows than the limit, the first are listed, and one finding counts the
 * others; this takes further passes over its rows only.
 */
final class OffendingRows {

    /** An empty table that adds the columns that a check does not return. */
    private static final String EMPTY = Database.IN_MEMORY_CATALOG + ".finding.offending";

    private static final String TABLE = "temp.offending_row";

    private final CheckDefinition check;
    private final Database connection;
    private final FindingTable table;
    private final CheckLimits limits;

    /**
     * @param connection connection with any catalog in use; concurrent checks need one each
     */
    OffendingRows(CheckDefinition check, Database connection, FindingTable table, CheckLimits limits) {
        this.check = check;
        this.connection = connection;
        this.table = table;
        this.limits = limits;
    }

    static void createTemplate(Database database) {
        database.execute("""
                create table finding.offending (
                    submission_key bigint, source_line bigint, column_name varchar, value_found varchar,
                    value_expected varchar, dataset varchar, period varchar, province_code varchar)
                """);
    }

    /**
     * Runs the check and adds its findings.
     *
     * @return number of offending rows
     */
    long addFindings() {
        long rows = select();
        if (rows > limits.findingsPerRule()) {
            addCapped();
        } else if (rows > 0) {
            addListed(TABLE);
        }
        return rows;
    }

    /**
     * Runs the check without adding findings.
     *
     * @return number of offending rows
     */
    long select() {
        return connection.update(
                """
                create or replace temp table offending_row as
                with offending as (
                    select * from %s
                    union all by name
                    (select * from (%s
                    ))
                )
                select o.*
                from offending as o
                left join %s.landed.submission as s on s.submission_key = o.submission_key
                where (s.period_end is null or s.period_end between date '%s' and date '%s')
                """.formatted(
                                EMPTY,
                                check.file().sql(),
                                Database.IN_MEMORY_CATALOG,
                                check.validFrom() == null ? "0001-01-01" : check.validFrom(),
                                check.validTo() == null ? "9999-12-31" : check.validTo()),
                limits.timeBudget());
    }

    private void addCapped() {
        addListed("(select * exclude (finding_number) from " + numbered("*") + " where not " + isOmitted() + ")");
        table.insertOmitted(
                "select " + omission() + ", source_line from " + numbered("submission_key, source_line") + ", " + rule()
                        + " where source_line is not null and " + isOmitted(),
                connection);
        table.insert(
                select(
                        """
                        (
                            select %s as omission, submission_key, min(source_line) as source_line,
                                count(*) as finding_count, %s, any_value(dataset) as dataset,
                                any_value(period) as period, any_value(province_code) as province_code
                            from %s, %s
                            where %s
                            group by all
                        )""".formatted(omission(), FindingTable.commonColumn(), numbered("*"), rule(), isOmitted()),
                        """
                        o.column_name, o.omission, o.finding_count,
                        to_json([o.finding_count::varchar])::varchar as value_found, %s as found_message,
                        null as value_expected""".formatted(Sql.literal(MessageKey.FURTHER_FINDINGS.code()))),
                connection);
    }

    /** The rows with their number within the submission, in a deterministic order. */
    private static String numbered(String columns) {
        return "(select " + columns + ", row_number() over (partition by submission_key order by source_line,"
                + " column_name, value_found, value_expected, province_code, dataset, period) as finding_number from "
                + TABLE + ")";
    }

    private String isOmitted() {
        return "finding_number > " + limits.findingsPerRule();
    }

    private String rule() {
        Rule rule = check.rule();
        return "(select %s as finding_code, %s as severity, %s as effect)"
                .formatted(
                        Sql.literal(rule.code()),
                        Sql.literal(rule.severity().code()),
                        Sql.literal(rule.effect().code()));
    }

    private String omission() {
        return FindingTable.omission(Sql.literal(check.file().name()));
    }

    private void addListed(String rows) {
        table.insert(
                select(
                        rows,
                        "o.column_name, " + message(check.found(), "value_found", "found_message") + ", "
                                + message(check.expected(), "value_expected", "expected_message")),
                connection);
    }

    /** Selects a message in its stored form: the value that the check returns, or the parameters of a text. */
    private static String message(CheckMessage message, String valueColumn, String keyColumn) {
        if (message.key() == null) {
            return "o." + valueColumn;
        }
        String parameters = message.parameters().stream()
                .map(column -> "coalesce(cast(o." + Sql.name(column) + " as varchar), '')")
                .collect(Collectors.joining(", ", "to_json([", "]::varchar[])::varchar"));
        return parameters + " as " + valueColumn + ", " + Sql.literal(message.key()) + " as " + keyColumn;
    }

    private String select(String rows, String details) {
        return """
                select r.finding_code, r.severity, r.effect, coalesce(s.dataset, o.dataset, %s) as dataset,
                    coalesce(s.period, o.period) as period, coalesce(s.province_code, o.province_code)
                        as province_code,
                    coalesce(s.package_name, '') as package_name, s.attempt, o.submission_key, s.file_name,
                    o.source_line, %s, %s as check_name
                from %s as r, %s as o
                left join %s.landed.submission as s on s.submission_key = o.submission_key
                """.formatted(
                        check.dataset().isEmpty() ? "null" : Sql.literal(check.dataset()),
                        details,
                        Sql.literal(check.file().name()),
                        rule(),
                        rows,
                        Database.IN_MEMORY_CATALOG);
    }
}
