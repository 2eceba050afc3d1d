package org.ruralwarehouse.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.staging.FindingTable;
import org.ruralwarehouse.staging.LandedFindings;
import org.ruralwarehouse.submission.LandingZone;

/** Adds the findings of the land stage and of checks to the table of findings, and exports those that are reused. */
final class CheckFindings {

    /** An empty table that adds the columns that a check does not return. */
    private static final String OFFENDING = Database.IN_MEMORY_CATALOG + ".finding.offending";

    private final Database database;
    private final FindingTable table;
    private final Duration budget;

    /**
     * @param budget time after which a check is cancelled
     */
    CheckFindings(Database database, FindingTable table, Duration budget) {
        this.database = database;
        this.table = table;
        this.budget = budget;
        database.execute("""
                create table finding.offending (
                    submission_key bigint, source_line bigint, column_name varchar, value_found varchar,
                    value_expected varchar, dataset varchar, period varchar, province_code varchar)
                """);
    }

    /** Adds findings that the land stage has written. */
    void addLanded(LandingZone landed) {
        if (landed.submissions().isEmpty()) {
            return;
        }
        table.insert("""
                select f.*, s.dataset, s.period, s.province_code, s.package_name, s.attempt, s.file_name
                from (%s) as f
                join landed.submission as s on s.submission_key = f.submission_key
                """.formatted(LandedFindings.of(landed.submissions())), database);
    }

    /**
     * Runs a check and adds its rows as findings.
     *
     * @param connection connection to this database with any catalog in use; concurrent checks need one each
     * @return number of offending rows
     */
    long runCheck(CheckDefinition check, Database connection) {
        Rule rule = check.rule();
        return table.insert(
                """
                with offending as (
                    select * from %1$s
                    union all by name
                    (select * from (%2$s
                    ))
                )
                select %3$s as finding_code, %4$s as severity, %5$s as effect, coalesce(s.dataset, o.dataset, %6$s)
                        as dataset,
                    coalesce(s.period, o.period) as period, coalesce(s.province_code, o.province_code)
                        as province_code,
                    coalesce(s.package_name, '') as package_name, s.attempt, o.submission_key, s.file_name,
                    o.source_line, o.column_name, %7$s, %8$s, %9$s as check_name
                from offending as o
                left join %10$s.landed.submission as s on s.submission_key = o.submission_key
                where (s.period_end is null or s.period_end between date '%11$s' and date '%12$s')
                """.formatted(
                                OFFENDING,
                                check.file().sql(),
                                Sql.literal(rule.code()),
                                Sql.literal(rule.severity().code()),
                                Sql.literal(rule.effect().code()),
                                check.dataset().isEmpty() ? "null" : Sql.literal(check.dataset()),
                                message(check.found(), "value_found", "found_message"),
                                message(check.expected(), "value_expected", "expected_message"),
                                Sql.literal(check.file().name()),
                                Database.IN_MEMORY_CATALOG,
                                check.validFrom() == null ? "0001-01-01" : check.validFrom(),
                                check.validTo() == null ? "9999-12-31" : check.validTo()),
                connection,
                budget);
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

    /** Masks personal numbers in what the checks so far have found. */
    void mask() {
        table.maskChecks();
    }

    /** Writes the findings of these checks so far; {@link #addPrevious} reads them. */
    void export(List<CheckDefinition> checks, Path file) {
        database.execute("""
                copy (
                    select * from finding.finding where list_contains(%s, check_name)
                    order by check_name, submission_key, source_line, column_name, value_found, value_expected
                ) to %s (format parquet, compression zstd)
                """.formatted(names(checks), Sql.literal(file)));
    }

    /**
     * Adds the findings of these checks in these provinces from the previous release.
     *
     * @return number of findings by check name; checks without findings are absent
     */
    Map<String, Long> addPrevious(List<CheckDefinition> checks, Set<String> provinces, Path file) {
        String previous = """
                from read_parquet(%s, hive_partitioning = false)
                where list_contains(%s, check_name) and list_contains(%s, province_code)
                """.formatted(Sql.literal(file), names(checks), Sql.texts(provinces));
        table.insert("select * " + previous, database);
        Map<String, Long> rows = new HashMap<>();
        database.read("select check_name, count(*) " + previous + " group by all", counts -> {
            while (counts.next()) {
                rows.put(counts.getString(1), counts.getLong(2));
            }
        });
        return rows;
    }

    private static String names(List<CheckDefinition> checks) {
        return Sql.texts(checks.stream().map(check -> check.file().name()).toList());
    }
}
