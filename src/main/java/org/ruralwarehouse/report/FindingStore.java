package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.report.document.FindingGroup;
import org.ruralwarehouse.report.document.FindingTexts;
import org.ruralwarehouse.report.document.ProvinceTables;
import org.ruralwarehouse.report.document.ReportRow;

/**
 * Findings of a run in a DuckDB database in memory. The order of findings depends on the findings alone. Attributes
 * that many findings share are stored once, as a group.
 */
final class FindingStore implements AutoCloseable {

    private static final List<String> GROUP = List.of(
            "finding_code",
            "severity",
            "level",
            "effect",
            "dataset",
            "period",
            "province_code",
            "package_name",
            "attempt",
            "submission_key",
            "file_name",
            "column_name",
            "message_zh",
            "message_en",
            "fix_zh",
            "fix_en");
    private static final String GROUP_COLUMNS = String.join(", ", GROUP);
    private static final String ALL_COLUMNS = GROUP_COLUMNS + ", source_line, value_found, value_expected";
    private static final String SAME_GROUP =
            GROUP.stream().map(c -> "g." + c + " is not distinct from f." + c).collect(Collectors.joining(" and "));
    private static final String FILE_ORDER =
            "province_code nulls first, package_name, dataset nulls first, file_name nulls first";

    private final Database database;
    private final FindingTexts texts;
    /** Cache of all groups; null after findings were added. */
    private @Nullable List<Group> groups;

    FindingStore(DuckDbSettings settings) {
        database = Database.inMemory(settings);
        database.execute("create sequence finding_id");
        database.execute("""
                create table finding_group (
                    group_id bigint, finding_code varchar, severity varchar, level varchar, effect varchar,
                    dataset varchar, period varchar, province_code varchar, package_name varchar, attempt integer,
                    submission_key bigint, file_name varchar, column_name varchar, message_zh varchar,
                    message_en varchar, fix_zh varchar, fix_en varchar)
                """);
        database.execute("""
                create table occurrence (
                    id bigint, group_id bigint, source_line bigint, text_id bigint, place_in_file bigint)
                """);
        texts = new FindingTexts(database);
        database.execute("""
                create view finding as
                select o.id, g.* exclude (group_id), o.source_line, t.value_found, t.value_expected
                from occurrence as o
                join finding_group as g on g.group_id = o.group_id
                join finding_text as t on t.text_id = o.text_id
                """);
        database.execute("create table finding_change (report varchar, finding_id bigint, change varchar)");
    }

    Database database() {
        return database;
    }

    /**
     * Adds the findings of a file about the given packages and all findings about the given provinces.
     *
     * @param provinces province codes; {@link ProvinceTables#tableName} of null stands for findings without a province
     */
    void addPackagesAndProvinces(Path findings, Collection<String> packages, Collection<String> provinces) {
        String province = "coalesce(province_code, " + Sql.literal(ProvinceTables.tableName(null)) + ")";
        add(findings, " where " + listContains("package_name", packages) + " or " + listContains(province, provinces));
    }

    /** Replaces the findings about the submissions of a file with the findings of that file. */
    void replace(FindingFiles.SubmissionFindings file) {
        if (file.submissions().isEmpty()) {
            return;
        }
        String groupsOfSubmissions = " from finding_group where submission_key in (" + list(file.submissions()) + ")";
        database.execute("delete from occurrence where group_id in (select group_id" + groupsOfSubmissions + ")");
        database.execute("delete" + groupsOfSubmissions);
        addSubmissions(file);
    }

    private static String listContains(String column, Collection<String> values) {
        return "list_contains(["
                + values.stream().sorted().map(Sql::literal).collect(Collectors.joining(", ")) + "]::varchar[], "
                + column + ")";
    }

    /** Adds the findings of a file about its submissions only. */
    void addSubmissions(FindingFiles.SubmissionFindings file) {
        if (!file.submissions().isEmpty()) {
            add(file.findings(), " where submission_key in (" + list(file.submissions()) + ")");
        }
    }

    /** Adds the macro-level findings of a file about the given provinces. */
    void addNational(Path findings, Collection<String> provinces) {
        if (!provinces.isEmpty()) {
            add(findings, " where level = 'macro' and " + listContains("province_code", provinces));
        }
    }

    private void add(Path findings, String where) {
        addFrom("(select *, file_row_number as place_in_file from read_parquet(" + Sql.literal(findings)
                + ", file_row_number = true)" + where + ")");
    }

    /**
     * Adds findings from a relation. Groups are numbered in file order, so that the findings of a package are adjacent.
     *
     * @param relation with a column {@code place_in_file}: an order by texts, at least among findings about one cell
     */
    private void addFrom(String relation) {
        groups = null;
        long lastGroupId = database.queryLong("select coalesce(max(group_id), 0) from finding_group");
        database.execute("""
                insert into finding_group
                select row_number() over (order by %s) + %d, *
                from (select distinct %s from %s)
                """.formatted(FILE_ORDER, lastGroupId, GROUP_COLUMNS, relation));
        long lastTextId = texts.addFrom(relation);
        database.execute("""
                insert into occurrence
                select nextval('finding_id'), g.group_id, f.source_line, t.text_id, f.place_in_file
                from (select %s, place_in_file from %s) as f
                join finding_group as g on g.group_id > %d and %s
                join finding_text as t on t.text_id > %d
                    and t.value_found is not distinct from f.value_found
                    and t.value_expected is not distinct from f.value_expected
                """.formatted(ALL_COLUMNS, relation, lastGroupId, SAME_GROUP, lastTextId));
    }

    /** Adds findings that no stage has written to a file. */
    void add(List<Finding> findings, RuleBook rules) {
        database.execute("create or replace table unwritten as select %s from finding limit 0".formatted(ALL_COLUMNS));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            Rule rule = rules.rule(finding.code());
            rows.add(Arrays.asList(
                    finding.code(),
                    lower(finding.severity()),
                    lower(rule.level()),
                    lower(finding.effect()),
                    finding.origin().dataset(),
                    finding.origin().periodText(),
                    finding.origin().provinceCode(),
                    finding.origin().packageName(),
                    finding.origin().attempt(),
                    finding.origin().submissionKey(),
                    finding.origin().fileName(),
                    finding.column(),
                    rule.messageZh(),
                    rule.messageEn(),
                    rule.fixZh(),
                    rule.fixEn(),
                    finding.line(),
                    finding.found(),
                    finding.expected()));
        }
        database.insert("insert into unwritten values (" + ALL_COLUMNS.replaceAll("[a-z_]+", "?") + ")", rows);
        addFrom("(select *, row_number() over (order by value_found nulls first, value_expected nulls first)"
                + " as place_in_file from unwritten)");
    }

    /** Reads the findings in the scope of a report, in order. */
    void read(FindingSubject.ReportScope scope, Consumer<ReportRow> consumer) {
        read(group -> scope.includes(group.subject()), scope.packageName(), consumer);
    }

    /** Reads the findings of the given province tables, in order. */
    void readTables(Set<String> provinceTables, Consumer<ReportRow> consumer) {
        read(
                group -> provinceTables.contains(
                        ProvinceTables.tableName(group.attributes().provinceCode())),
                null,
                consumer);
    }

    /** A group with its id and its subject. */
    private record Group(long id, FindingSubject subject, FindingGroup attributes) {}

    private static Group group(long id, @Nullable Long submission, FindingGroup attributes) {
        return new Group(id, new FindingSubject(submission, attributes), attributes);
    }

    /**
     * Reads findings in order.
     *
     * @param report package name of the report for which changes are returned. A copy of a package under another name
     *     has its own report about the same findings. Null for no changes.
     */
    private void read(Predicate<Group> wanted, @Nullable String report, Consumer<ReportRow> consumer) {
        Map<Long, FindingGroup> selected = new TreeMap<>();
        for (Group group : groups()) {
            if (wanted.test(group)) {
                selected.put(group.id(), group.attributes());
            }
        }
        if (selected.isEmpty()) {
            return;
        }
        database.read("""
                select o.group_id, o.source_line, o.text_id, c.change
                from occurrence as o
                join group_order as p on p.group_id = o.group_id
                left join finding_change as c on c.report = %s and c.finding_id = o.id
                where o.group_id in (%s)
                order by p.file_number, o.source_line nulls first, p.rule_number, o.place_in_file, o.id
                """.formatted(report == null ? "null" : Sql.literal(report), list(selected.keySet())), rows -> {
            while (rows.next()) {
                FindingGroup group = Objects.requireNonNull(selected.get(rows.getLong(1)));
                FindingTexts.TextPair text = texts.get(rows.getLong(3));
                consumer.accept(
                        new ReportRow(group, longOrNull(rows, 2), text.found(), text.expected(), rows.getString(4)));
            }
        });
    }

    /** Reads all groups once and stores their order. There are thousands of groups and millions of findings. */
    private List<Group> groups() {
        List<Group> existing = groups;
        if (existing == null) {
            database.execute("""
                    create or replace table group_order as
                    select group_id, dense_rank() over (order by %s) as file_number,
                        dense_rank() over (order by column_name nulls first, finding_code) as rule_number
                    from finding_group
                    """.formatted(FILE_ORDER));
            existing = database.query(
                    "select * from finding_group order by group_id",
                    row -> group(
                            row.getLong("group_id"),
                            longOrNull(row, row.findColumn("submission_key")),
                            FindingGroup.of(row)));
            groups = existing;
        }
        return existing;
    }

    /** Maps a row with all columns of a finding; the change is null. */
    static ReportRow row(ResultSet row) throws SQLException {
        return new ReportRow(
                FindingGroup.of(row),
                longOrNull(row, row.findColumn("source_line")),
                row.getString("value_found"),
                row.getString("value_expected"),
                null);
    }

    private static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static String list(Collection<Long> keys) {
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
