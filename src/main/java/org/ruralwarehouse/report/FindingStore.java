package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.submission.Submission;

/** The findings of a night in one table, in an order that depends on nothing but the findings. */
final class FindingStore implements AutoCloseable {

    private static final String COLUMNS = "finding_code, severity, level, effect, dataset, period, province_code,"
            + " package_name, attempt, submission_key, file_name, source_line, column_name, value_found,"
            + " value_expected, message_zh, message_en, fix_zh, fix_en";
    private static final String ORDER = "f.dataset nulls first, f.file_name nulls first, f.source_line nulls first,"
            + " f.column_name nulls first, f.finding_code, f.value_found nulls first, f.value_expected nulls first, f.id";

    private final Database database;

    FindingStore(DuckDbSettings settings) {
        database = Database.inMemory(settings);
        database.execute("create sequence finding_id");
        database.execute("""
                create table finding (
                    id bigint default nextval('finding_id'), finding_code varchar, severity varchar, level varchar,
                    effect varchar, dataset varchar, period varchar, province_code varchar, package_name varchar,
                    attempt integer, submission_key bigint, file_name varchar, source_line bigint,
                    column_name varchar, value_found varchar, value_expected varchar, message_zh varchar,
                    message_en varchar, fix_zh varchar, fix_en varchar)
                """);
        database.execute("create table changed (finding_id bigint, change varchar)");
    }

    Database database() {
        return database;
    }

    /** Adds what a file says, except about these submissions, for which another file says more. */
    void addAllBut(Path findings, Set<Long> submissions) {
        String others = submissions.isEmpty()
                ? ""
                : " where submission_key is null or submission_key not in (" + keys(submissions) + ")";
        add(findings, others);
    }

    /** Adds what a file says about these submissions and no others. */
    void addOnly(FindingFiles.Judged judged) {
        if (!judged.submissions().isEmpty()) {
            add(judged.findings(), " where submission_key in (" + keys(judged.submissions()) + ")");
        }
    }

    private void add(Path findings, String where) {
        database.execute("insert into finding (" + COLUMNS + ") select " + COLUMNS + " from read_parquet("
                + Sql.literal(findings) + ")" + where);
    }

    /** Adds findings that no station has written to a file. */
    void add(List<Finding> findings, RuleBook rules) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            Rule rule = rules.rule(finding.code());
            rows.add(Arrays.asList(
                    finding.code(),
                    lower(finding.severity()),
                    lower(rule.level()),
                    lower(finding.effect()),
                    finding.origin().dataset(),
                    finding.origin().period(),
                    finding.origin().provinceCode(),
                    finding.origin().packageName(),
                    finding.origin().attempt(),
                    finding.origin().submissionKey(),
                    finding.origin().fileName(),
                    finding.line(),
                    finding.column(),
                    finding.found(),
                    finding.expected(),
                    rule.messageZh(),
                    rule.messageEn(),
                    rule.fixZh(),
                    rule.fixEn()));
        }
        String parameters = COLUMNS.replaceAll("[a-z_]+", "?");
        database.insert("insert into finding (" + COLUMNS + ") values (" + parameters + ")", rows);
    }

    /** What was found in a package itself, whoever looks. */
    void ofPackage(String packageName, Collection<Submission> submissions, Consumer<ReportRow> consumer) {
        read(
                "f.level <> 'macro' and (" + inPackage(submissions)
                        + " or f.submission_key is null and f.package_name = " + Sql.literal(packageName) + ")",
                consumer);
    }

    /** What only the nation together shows about a package, or about what a province sent for a dataset and period. */
    void ofNation(Collection<Submission> counting, Consumer<ReportRow> consumer) {
        String slots = counting.stream()
                .map(s -> "(" + Sql.literal(s.provinceCode()) + ", " + Sql.literal(s.period()) + ", "
                        + Sql.literal(s.dataset()) + ")")
                .collect(Collectors.joining(", "));
        String inSlot = slots.isEmpty()
                ? "false"
                : "f.submission_key is null and (f.province_code, f.period, f.dataset) in (" + slots + ")";
        read("f.level = 'macro' and (" + inPackage(counting) + " or " + inSlot + ")", consumer);
    }

    void all(Consumer<ReportRow> consumer) {
        read("true", consumer);
    }

    private void read(String where, Consumer<ReportRow> consumer) {
        database.read(
                "select f.*, c.change from finding as f left join changed as c on c.finding_id = f.id where " + where
                        + " order by f.province_code nulls first, f.package_name, " + ORDER,
                rows -> {
                    while (rows.next()) {
                        consumer.accept(ReportRow.of(rows));
                    }
                });
    }

    private static String inPackage(Collection<Submission> submissions) {
        return submissions.isEmpty()
                ? "false"
                : "f.submission_key in ("
                        + keys(submissions.stream().map(Submission::key).toList()) + ")";
    }

    private static String keys(Collection<Long> keys) {
        return keys.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        database.close();
    }
}
