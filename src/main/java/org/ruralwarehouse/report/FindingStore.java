package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingColumn;
import org.ruralwarehouse.report.document.FindingCsv;
import org.ruralwarehouse.report.document.FindingView;
import org.ruralwarehouse.report.document.Glossary;
import org.ruralwarehouse.report.document.ProvinceTables;
import org.ruralwarehouse.report.document.RuleSections;
import org.ruralwarehouse.staging.PublishedFindings;

/**
 * The findings of a run in memory, as the view {@code finding} with an {@code id} in the order of the reports. The
 * texts of rules are stored once for each rule, because they would take half of the memory.
 */
final class FindingStore implements AutoCloseable {

    private static final String PUBLISHED = FindingColumn.names(FindingColumn.published());

    private static final String OCCURRENCE = FindingColumn.names(FindingColumn.occurrence());

    private static final String RULE_TEXTS = FindingColumn.names(FindingColumn.ruleTexts());

    private static final String EMPTY_SOURCE = "select *, null::bigint as file_row_number from ("
            + FindingColumn.emptySelect(FindingColumn.published()) + ")";

    private static final String REPORTED = "from reported order by dataset nulls first, id";

    private final Database database;
    private final FindingCsv csv;
    private final FindingView view;
    private int sources;

    FindingStore(DuckDbSettings settings, Glossary glossary) {
        database = Database.inMemory(settings);
        view = new FindingView(database, glossary);
        csv = new FindingCsv(database);
        database.execute("create table finding_change (report varchar, finding_id bigint, change varchar)");
        database.execute("create table occurrence (" + FindingColumn.definitions(FindingColumn.occurrence())
                + ", source integer, id bigint)");
        database.execute("create table rule_text (finding_code varchar, "
                + FindingColumn.definitions(FindingColumn.ruleTexts()) + ", source integer)");
        database.execute("create view finding as select " + PUBLISHED
                + ", id from occurrence join rule_text using (source, finding_code)");
    }

    Database database() {
        return database;
    }

    FindingView view() {
        return view;
    }

    /**
     * Adds the findings of a file about some packages, and all findings about some provinces.
     *
     * @param provinces names of province tables
     */
    void add(Path findings, Collection<String> packages, Collection<String> provinces) {
        addSource(
                findings,
                contains(packages, "package_name") + " or " + contains(provinces, ProvinceTables.nameColumn()));
    }

    /** Replaces the findings about the submissions of a file by those of the file. */
    void replace(FindingFiles.SubmissionFindings file) {
        database.execute("delete from occurrence where submission_key in (" + Sql.keys(file.submissions()) + ")");
        add(file);
    }

    /** Adds the findings of a file about its submissions. */
    void add(FindingFiles.SubmissionFindings file) {
        addSource(file.findings(), "submission_key in (" + Sql.keys(file.submissions()) + ")");
    }

    private static String contains(Collection<String> values, String column) {
        String list = values.stream().sorted().map(Sql::literal).collect(Collectors.joining(", "));
        return "list_contains([" + list + "]::varchar[], " + column + ")";
    }

    /** Adds findings that no stage has written to a file. */
    void add(List<Finding> findings, PublishedFindings published) {
        published.createTable("unwritten", findings, database);
        addSource("(select *, row_number() over () as file_row_number from unwritten)", "true");
    }

    /** Adds the macro-level findings of a file about the given provinces. */
    void addNational(Path findings, Collection<String> provinces) {
        if (provinces.isEmpty()) {
            return;
        }
        addSource(findings, "level = 'macro' and " + contains(provinces, "province_code"));
    }

    private void addSource(Path findings, String condition) {
        addSource(
                "read_parquet(" + Sql.literal(findings) + ", file_row_number = true, hive_partitioning = false)",
                condition);
    }

    /** Ids order the findings by source, then by their place in the file, which is in the order of reports. */
    private void addSource(String relation, String condition) {
        int source = sources++;
        String complete = "(select * from (" + EMPTY_SOURCE + " union all by name select * from " + relation + "))";
        database.execute("insert into occurrence select " + OCCURRENCE + ", " + source + ", (" + source
                + "::bigint << 40) + file_row_number from " + complete + " where " + condition);
        database.execute("insert into rule_text select distinct finding_code, " + RULE_TEXTS + ", " + source + " from "
                + complete + " where " + condition);
    }

    /** Writes the findings of a province table. */
    void writeTable(String name, Path folder) {
        String ofTable = "(select * from finding where " + ProvinceTables.condition(name) + ")";
        csv.write(
                ProvinceTables.file(folder, name),
                "select *, null as change from (" + FindingView.select(ofTable) + ") order by id");
    }

    /**
     * Writes the findings of a report as CSV and as data.
     *
     * @return the findings by rule
     */
    RuleSections write(FindingSubject.ReportScope scope, ReportFolder folder) {
        select(scope);
        csv.write(folder.findings(), REPORTED);
        database.execute("copy (select " + PUBLISHED + " from (" + REPORTED + ")) to "
                + Sql.literal(folder.findingData()) + " (format parquet, compression zstd)");
        return RuleSections.read(database, REPORTED);
    }

    /**
     * Writes the national findings of a report as CSV, unless there are none.
     *
     * @return the findings by rule
     */
    RuleSections writeNational(FindingSubject.ReportScope scope, ReportFolder folder) {
        select(scope);
        RuleSections rules = RuleSections.read(database, REPORTED);
        if (rules.sections().isEmpty()) {
            folder.deleteNationalFindings();
        } else {
            csv.write(folder.nationalFindings(), REPORTED);
        }
        return rules;
    }

    /**
     * Selects the findings of a report. A copy of a package under another name has its own report about the same
     * findings, and its own changes.
     */
    private void select(FindingSubject.ReportScope scope) {
        String report = scope.packageName() == null ? "null" : Sql.literal(scope.packageName());
        database.execute("create or replace temp table reported as select v.*, c.change from ("
                + FindingView.select("(select * from finding where " + scope.condition() + ")")
                + ") as v left join finding_change as c on c.report = " + report + " and c.finding_id = v.id");
    }

    @Override
    public void close() {
        database.close();
    }
}
