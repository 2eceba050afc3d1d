package org.ruralwarehouse.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.report.document.FindingLocalizer;
import org.ruralwarehouse.report.document.Glossary;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.RuleSections;

/**
 * Says of every finding whether the attempt before had it too. Two findings are the same when rule and column are, and
 * the line and what was found; then, because lines move when a row is added, what was found alone; then, because a wrong
 * value may be replaced by another wrong one, the line alone. One finding is the same as at most one other.
 */
final class AttemptComparison {

    private static final String PLACE =
            "concat_ws(chr(31), report, coalesce(dataset, ''), finding_code," + " coalesce(column_name, ''))";
    private static final String LINE = "coalesce(source_line::varchar, '')";
    /** Without the numbers of other lines, and without what keeps a spreadsheet from reading a formula. */
    private static final String FOUND =
            "ltrim(regexp_replace(coalesce(value_found, ''), 'line [0-9]+', 'line', 'g'), '''')";

    private static final List<String> SAME = List.of(
            "concat_ws(chr(31), " + PLACE + ", " + LINE + ", " + FOUND + ")",
            "concat_ws(chr(31), " + PLACE + ", " + FOUND + ")",
            "concat_ws(chr(31), " + PLACE + ", " + LINE + ")");

    private final Database database;
    private final Glossary glossary;

    AttemptComparison(FindingStore findings, Glossary glossary) {
        this.database = findings.database();
        this.glossary = glossary;
    }

    /** Compares all packages at once; afterwards the store knows of every finding how it changed for whom. */
    void run(List<PreviousAttempts.Pair> pairs) {
        database.execute("create table pair (report varchar, now_key bigint, before_key bigint)");
        database.execute("""
                create table before as
                select ''::varchar as report, f.* from finding as f limit 0
                """);
        for (PreviousAttempts.Pair pair : pairs) {
            database.insert(
                    "insert into pair values (?, ?, ?)",
                    List.of(Arrays.<@Nullable Object>asList(
                            pair.packageName(), pair.now().key(), pair.before().key())));
            if (pair.before().findings() != null) {
                addReported(pair);
            }
        }
        database.execute("""
                insert into before
                select p.report, f.* from finding as f join pair as p on p.before_key = f.submission_key
                where f.level <> 'macro'
                """);
        database.execute("""
                create table now as
                select p.report, f.* from finding as f join pair as p on p.now_key = f.submission_key
                where f.level <> 'macro'
                """);
        database.execute("create table same (report varchar, now_id bigint, before_id bigint)");
        SAME.forEach(this::match);
        database.execute("""
                insert into changed
                select n.report, n.id, if(s.now_id is null, 'new', 'still_there')
                from now as n
                left join same as s on s.report = n.report and s.now_id = n.id
                """);
    }

    /** What an earlier report says; its table of findings is complete. */
    private void addReported(PreviousAttempts.Pair pair) {
        database.execute("""
                insert into before (report, id, finding_code, severity, dataset, file_name, source_line, column_name,
                    value_found, value_expected, message_zh, message_en)
                select %s, nextval('finding_id'), "规则 code", "级别 severity", "数据集 dataset", "文件 file",
                    try_cast("行 line" as bigint), "列 column", "内容 found", "应为 expected", "问题", "problem"
                from read_csv(%s, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')
                where "数据集 dataset" = %s
                """.formatted(
                        Sql.literal(pair.packageName()),
                        Sql.literal(String.valueOf(pair.before().findings())),
                        Sql.literal(pair.now().dataset())));
    }

    private void match(String same) {
        database.execute("""
                insert into same
                with n as (%s), b as (%s)
                select n.report, n.id, b.id
                from n
                join b on b.report = n.report and b.same = n.same and b.number = n.number
                """.formatted(unmatched("now", "now_id", same), unmatched("before", "before_id", same)));
    }

    private static String unmatched(String table, String id, String same) {
        return """
                select f.report, f.id, %s as same,
                    row_number() over (partition by f.report, %s order by f.source_line nulls first,
                        f.value_found nulls first, f.id) as number
                from %s as f
                anti join same as s on s.report = f.report and s.%s = f.id
                """.formatted(same, same, table, id);
    }

    /** What became of the findings of one package, rule by rule. */
    PackageReport.Changes changes(String packageName, List<PreviousAttempts.Pair> pairs) {
        List<PackageReport.RuleChange> rules = counted(packageName).stream()
                .map(counts -> counts.with(mended(packageName, counts.code())))
                .sorted(Comparator.comparing(PackageReport.RuleChange::severity, RuleSections.BY_SEVERITY)
                        .thenComparing(PackageReport.RuleChange::code))
                .toList();
        return new PackageReport.Changes(
                pairs.stream()
                        .map(pair -> new PackageReport.PreviousAttempt(
                                pair.now().dataset(),
                                glossary.title(pair.now().dataset()),
                                pair.before().packageName(),
                                pair.before().attempt()))
                        .toList(),
                rules.stream().mapToLong(PackageReport.RuleChange::fresh).sum(),
                rules.stream().mapToLong(PackageReport.RuleChange::mended).sum(),
                rules.stream().mapToLong(PackageReport.RuleChange::stillThere).sum(),
                rules);
    }

    private List<PackageReport.RuleChange> counted(String packageName) {
        return database.query(
                """
                with known as (
                    select finding_code, severity, message_zh, message_en, 1 as before, 0 as now, 0 as still
                    from before where report = %1$s
                    union all
                    select n.finding_code, n.severity, n.message_zh, n.message_en, 0, 1, if(s.now_id is null, 0, 1)
                    from now as n
                    left join same as s on s.report = n.report and s.now_id = n.id
                    where n.report = %1$s
                )
                select finding_code, min(severity) as severity, min(message_zh) as message_zh,
                    min(message_en) as message_en, sum(before)::bigint as before, sum(now)::bigint as now,
                    sum(still)::bigint as still
                from known
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

    private List<PackageReport.Place> mended(String packageName, String code) {
        return database.query(
                """
                select b.*
                from before as b
                anti join same as s on s.report = b.report and s.before_id = b.id
                where b.report = %s and b.finding_code = %s
                order by b.dataset, b.source_line nulls first, b.column_name nulls first, b.value_found nulls first, b.id
                limit %d
                """.formatted(Sql.literal(packageName), Sql.literal(code), RuleSections.EXAMPLES),
                row -> FindingLocalizer.of(glossary).of(FindingStore.row(row)));
    }
}
