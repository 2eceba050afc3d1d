package org.ruralwarehouse.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.staging.LandedFindings;
import org.ruralwarehouse.submission.LandingZone;

/** Collects the findings of all stages in one table of the staging database. */
final class FindingTable {

    private final Database database;
    private final List<Rule> rules;

    FindingTable(Database database, RuleBook rules) {
        this.database = database;
        this.rules =
                rules.rules().stream().sorted(Comparator.comparing(Rule::code)).toList();
        database.execute("create schema finding");
        database.execute("""
                create table finding.rule (
                    finding_code varchar, level varchar, rule_number integer)
                """);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Rule rule : this.rules) {
            rows.add(Arrays.asList(rule.code(), lower(rule.level()), rows.size() + 1));
        }
        database.insert("insert into finding.rule values (?, ?, ?)", rows);
        // An empty table that adds the columns that a check does not return.
        database.execute("""
                create table finding.offending (
                    submission_key bigint, source_line bigint, column_name varchar, value_found varchar,
                    value_expected varchar, dataset varchar, period varchar, province_code varchar)
                """);
        database.execute("""
                create table finding.finding (
                    finding_code varchar, severity varchar, effect varchar, dataset varchar, period varchar,
                    province_code varchar, package_name varchar, attempt integer, submission_key bigint,
                    file_name varchar, source_line bigint, column_name varchar, value_found varchar,
                    value_expected varchar, check_name varchar)
                """);
    }

    /** Adds findings about packages and files that did not land, and warnings about them. */
    void addUnlanded(List<Finding> findings) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            rows.add(Arrays.asList(
                    finding.code(),
                    lower(finding.severity()),
                    lower(finding.effect()),
                    finding.origin().dataset(),
                    finding.origin().periodText(),
                    finding.origin().provinceCode(),
                    finding.origin().packageName(),
                    finding.origin().attempt(),
                    finding.origin().submissionKey(),
                    finding.origin().fileName(),
                    finding.line(),
                    finding.column(),
                    finding.found(),
                    finding.expected()));
        }
        database.insert("insert into finding.finding values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)", rows);
    }

    /** Adds findings that the land stage has written. */
    void addLanded(LandingZone landed) {
        if (landed.submissions().isEmpty()) {
            return;
        }
        database.execute("""
                insert into finding.finding
                select f.finding_code, f.severity, f.effect, s.dataset, s.period, s.province_code, s.package_name,
                    s.attempt, s.submission_key, s.file_name, f.source_line, f.column_name, f.value_found,
                    f.value_expected, null
                from (%s) as f
                join landed.submission as s on s.submission_key = f.submission_key
                """.formatted(LandedFindings.of(landed.submissions())));
    }

    /**
     * Runs a check and adds its rows as findings.
     *
     * @param connection connection to this database with any catalog in use; concurrent checks need one each
     * @return number of offending rows
     */
    long runCheck(CheckDefinition check, Database connection) {
        Rule rule = check.rule();
        return connection.update("""
                insert into %1$s.finding.finding
                with offending as (
                    select * from %1$s.finding.offending
                    union all by name
                    (select * from (%2$s
                    ))
                )
                select %3$s, %4$s, %5$s, coalesce(s.dataset, o.dataset, %6$s), coalesce(s.period, o.period),
                    coalesce(s.province_code, o.province_code), coalesce(s.package_name, ''), s.attempt,
                    o.submission_key, s.file_name, o.source_line, o.column_name, o.value_found, o.value_expected, %7$s
                from offending as o
                left join %1$s.landed.submission as s on s.submission_key = o.submission_key
                where (s.period_end is null or s.period_end between date '%8$s' and date '%9$s')
                """.formatted(
                        Database.IN_MEMORY_CATALOG,
                        check.file().sql(),
                        Sql.literal(rule.code()),
                        Sql.literal(lower(rule.severity())),
                        Sql.literal(lower(rule.effect())),
                        check.dataset().isEmpty() ? "null" : Sql.literal(check.dataset()),
                        Sql.literal(check.file().name()),
                        check.validFrom() == null ? "0001-01-01" : check.validFrom(),
                        check.validTo() == null ? "9999-12-31" : check.validTo()));
    }

    /** Writes the findings of these checks so far; {@link #addPrevious} reads them. */
    void export(List<CheckDefinition> checks, Path file) {
        database.execute("""
                copy (
                    select * from finding.finding where check_name in (%s)
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
                where check_name in (%s) and list_contains([%s]::varchar[], province_code)
                """.formatted(
                        Sql.literal(file),
                        names(checks),
                        provinces.stream().sorted().map(Sql::literal).collect(Collectors.joining(", ")));
        database.execute("insert into finding.finding by name select * " + previous);
        Map<String, Long> rows = new HashMap<>();
        database.read("select check_name, count(*) " + previous + " group by all", counts -> {
            while (counts.next()) {
                rows.put(counts.getString(1), counts.getLong(2));
            }
        });
        return rows;
    }

    private static String names(List<CheckDefinition> checks) {
        return checks.stream().map(check -> Sql.literal(check.file().name())).collect(Collectors.joining(", "));
    }

    /**
     * Writes all findings with level and texts in a deterministic order. Sources are replaced by numbers, because
     * sorting takes most of the time.
     *
     * @param connection connection to this database
     */
    void export(Path file, Database connection) {
        connection.execute("""
                create table finding.origin as
                select row_number() over (
                        order by province_code nulls first, package_name, dataset nulls first,
                            submission_key nulls first
                    ) as origin_number, *
                from (select distinct province_code, package_name, dataset, submission_key from finding.finding)
                """);
        connection.execute("""
                copy (
                    select * exclude (rule_number), %s, %s, %s, %s
                    from (
                        select f.finding_code, f.severity, r.level, f.effect, f.dataset, f.period, f.province_code,
                            f.package_name, f.attempt, f.submission_key, f.file_name, f.source_line, f.column_name,
                            f.value_found, f.value_expected, r.rule_number
                        from finding.finding as f
                        join finding.rule as r on r.finding_code = f.finding_code
                        join finding.origin as o
                            on o.province_code is not distinct from f.province_code
                            and o.package_name is not distinct from f.package_name
                            and o.dataset is not distinct from f.dataset
                            and o.submission_key is not distinct from f.submission_key
                        order by o.origin_number, f.source_line nulls first, f.column_name nulls first,
                            f.finding_code, f.value_found nulls first, f.value_expected nulls first,
                            f.period nulls first, f.attempt nulls first, f.file_name nulls first
                    )
                ) to %s (format parquet, compression zstd)
                """.formatted(
                        text("message_zh", Rule::messageZh),
                        text("message_en", Rule::messageEn),
                        text("fix_zh", Rule::fixZh),
                        text("fix_en", Rule::fixEn),
                        Sql.literal(file)));
    }

    /** Selects a text of the rule from a constant list by number. A join before the sort would also sort the texts. */
    private String text(String column, Function<Rule, String> text) {
        return rules.stream().map(text).map(Sql::literal).collect(Collectors.joining(", ", "[", "]"))
                + "[rule_number] as " + column;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
