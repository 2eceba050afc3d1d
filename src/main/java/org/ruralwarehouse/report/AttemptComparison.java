package org.ruralwarehouse.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.FindingColumn;
import org.ruralwarehouse.report.document.FindingView;
import org.ruralwarehouse.report.document.Glossary;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.PlaceReader;
import org.ruralwarehouse.report.document.RuleSections;

/**
 * Classifies the findings of a package as new or still present, by comparison with the previous attempt. Two findings
 * match when rule, column, line and value found are equal; otherwise rule, column and value found, because lines move
 * when a row is added; otherwise rule, column and line, because a wrong value may be replaced by another wrong value. A
 * finding matches at most one other finding.
 */
final class AttemptComparison {

    /** Ids of findings of previous reports begin above those of the store. */
    private static final long REPORTED_IDS = 1L << 60;

    private static final String GROUP_KEY =
            "concat_ws(chr(31), report, coalesce(dataset, ''), finding_code," + " coalesce(column_name, ''))";
    /** The row that stands for all findings beyond the limit matches that of the other attempt. */
    private static final String LINE_KEY = "if(finding_count > 1, 'further', coalesce(source_line::varchar, ''))";
    /** Without the parameters of messages that name other lines, because lines move. */
    private static final String FOUND_KEY =
            "if(finding_count > 1, 'further', coalesce(found_message || chr(31) || if(list_contains(getvariable("
                    + "'messages_with_lines'), found_message), '', found_parameters), value_found, ''))";

    private static final List<String> MATCH_KEYS_STRICTEST_FIRST = List.of(
            "concat_ws(chr(31), " + GROUP_KEY + ", " + LINE_KEY + ", " + FOUND_KEY + ")",
            "concat_ws(chr(31), " + GROUP_KEY + ", " + FOUND_KEY + ")",
            "concat_ws(chr(31), " + GROUP_KEY + ", " + LINE_KEY + ")");

    private final Database database;
    private final Glossary glossary;

    /**
     * @param messagesWithLines keys of the messages that have a line number as parameter
     */
    AttemptComparison(FindingStore findings, Glossary glossary, Collection<String> messagesWithLines) {
        this.database = findings.database();
        this.glossary = glossary;
        database.execute("set variable messages_with_lines = " + Sql.texts(messagesWithLines));
    }

    /** Compares all packages at once and writes the result to the table {@code finding_change} of the store. */
    void compare(List<PreviousAttempts.Pair> pairs) {
        database.execute("create table attempt_pair (report varchar, current_key bigint, previous_key bigint)");
        // A previous report can have other words than the findings of this run.
        database.execute("create table previous_finding as select ''::varchar as report, f.* replace ("
                + FindingColumn.casts(FindingColumn.words(), "varchar")
                + ") from finding as f limit 0");
        for (PreviousAttempts.Pair pair : pairs) {
            database.insert(
                    "insert into attempt_pair values (?, ?, ?)",
                    List.of(Arrays.<@Nullable Object>asList(
                            pair.packageName(),
                            pair.current().key(),
                            pair.previous().key())));
            if (pair.previous().findings() != null) {
                addReportedFindings(pair);
            }
        }
        database.execute("""
                insert into previous_finding
                select p.report, f.* from finding as f join attempt_pair as p on p.previous_key = f.submission_key
                where f.level <> 'macro'
                """);
        database.execute("""
                create table current_finding as
                select p.report, f.* from finding as f join attempt_pair as p on p.current_key = f.submission_key
                where f.level <> 'macro'
                """);
        database.execute("create table matched (report varchar, current_id bigint, previous_id bigint)");
        MATCH_KEYS_STRICTEST_FIRST.forEach(this::match);
        database.execute("""
                insert into finding_change
                select c.report, c.id, if(m.current_id is null, 'new', 'still_there')
                from current_finding as c
                left join matched as m on m.report = c.report and m.current_id = c.id
                """);
    }

    /** Adds the findings of a previous report, whose {@code findings.parquet} is complete, unlike its JSON. */
    private void addReportedFindings(PreviousAttempts.Pair pair) {
        String reported = FindingSources.file(
                        Objects.requireNonNull(pair.previous().findings()),
                        "dataset = " + Sql.literal(pair.current().dataset()))
                .select();
        database.execute("""
                insert into previous_finding by name
                select * exclude (file_row_number), file_row_number + %d as id, %s as report from (%s)
                """.formatted(REPORTED_IDS, Sql.literal(pair.packageName()), FindingView.select(reported)));
    }

    /** Matches the findings that have no match yet and whose keys are equal. */
    private void match(String matchKey) {
        database.execute("""
                insert into matched
                with c as (%s), p as (%s)
                select c.report, c.id, p.id
                from c
                join p on p.report = c.report and p.match_key = c.match_key and p.occurrence = c.occurrence
                """.formatted(
                        unmatched("current_finding", "current_id", matchKey),
                        unmatched("previous_finding", "previous_id", matchKey)));
    }

    private static String unmatched(String table, String id, String matchKey) {
        return """
                select f.report, f.id, %s as match_key,
                    row_number() over (partition by f.report, %s order by f.source_line nulls first,
                        f.value_found nulls first, f.id) as occurrence
                from %s as f
                anti join matched as m on m.report = f.report and m.%s = f.id
                """.formatted(matchKey, matchKey, table, id);
    }

    /** Returns what changed in one package, rule by rule. */
    PackageReport.Changes changes(String packageName, List<PreviousAttempts.Pair> pairs) {
        List<PackageReport.RuleChange> rules = countByRule(packageName).stream()
                .map(counts -> counts.withExamples(correctedExamples(packageName, counts.code())))
                .sorted(Comparator.comparing(PackageReport.RuleChange::severity, RuleSections.BY_SEVERITY)
                        .thenComparing(PackageReport.RuleChange::code))
                .toList();
        return new PackageReport.Changes(
                pairs.stream()
                        .map(pair -> new PackageReport.PreviousAttempt(
                                pair.current().dataset(),
                                glossary.title(pair.current().dataset()),
                                pair.previous().packageName(),
                                pair.previous().attempt()))
                        .toList(),
                rules.stream().mapToLong(PackageReport.RuleChange::added).sum(),
                rules.stream().mapToLong(PackageReport.RuleChange::corrected).sum(),
                rules.stream().mapToLong(PackageReport.RuleChange::stillThere).sum(),
                rules);
    }

    private List<PackageReport.RuleChange> countByRule(String packageName) {
        return database.query(
                """
                with counted as (
                    select finding_code, severity, message_zh, message_en, coalesce(finding_count, 1) as before,
                        0 as now, 0 as still
                    from previous_finding where report = %1$s
                    union all
                    select c.finding_code, c.severity, c.message_zh, c.message_en, 0, coalesce(c.finding_count, 1),
                        if(m.current_id is null, 0, least(coalesce(c.finding_count, 1), coalesce(p.finding_count, 1)))
                    from current_finding as c
                    left join matched as m on m.report = c.report and m.current_id = c.id
                    left join previous_finding as p on p.report = m.report and p.id = m.previous_id
                    where c.report = %1$s
                )
                select finding_code, min(severity) as severity, min(message_zh) as message_zh,
                    min(message_en) as message_en, sum(before)::bigint as before, sum(now)::bigint as now,
                    sum(still)::bigint as still
                from counted
                group by finding_code
                """.formatted(Sql.literal(packageName)),
                row -> new PackageReport.RuleChange(
                        row.getString("finding_code"),
                        row.getString("severity"),
                        row.getString("message_zh"),
                        row.getString("message_en"),
                        row.getLong("before"),
                        row.getLong("now"),
                        row.getLong("now") - row.getLong("still"),
                        row.getLong("before") - row.getLong("still"),
                        row.getLong("still"),
                        List.of()));
    }

    private List<PackageReport.Place> correctedExamples(String packageName, String code) {
        String corrected = """
                select p.* from previous_finding as p
                anti join matched as m on m.report = p.report and m.previous_id = p.id
                where p.report = %s and p.finding_code = %s
                order by p.dataset, p.source_line nulls first, p.column_name nulls first, p.value_found nulls first,
                    p.id
                limit %d
                """.formatted(Sql.literal(packageName), Sql.literal(code), RuleSections.MAX_EXAMPLES);
        return database.query(
                "select * replace (null as sheet, null as cell), null as change from (" + corrected + ")",
                PlaceReader::read);
    }
}
