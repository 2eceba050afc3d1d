package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
 * The findings of a run as the view {@code finding} over Parquet files of findings, with an {@code id} in the order of
 * the reports. Nothing is copied: reports read the rows that they list.
 */
final class FindingStore implements AutoCloseable {

    private static final String PUBLISHED = FindingColumn.names(FindingColumn.published());

    private static final String REPORTED = "from reported order by dataset nulls first, id";

    private final Database database;
    private final FindingCsv csv;
    private final FindingView view;
    private final List<String> sources = new ArrayList<>();

    FindingStore(DuckDbSettings settings, Glossary glossary) {
        database = Database.inMemory(settings);
        view = new FindingView(database, glossary);
        csv = new FindingCsv(database);
        database.execute("create table finding_change (report varchar, finding_id bigint, change varchar)");
        createView();
    }

    Database database() {
        return database;
    }

    FindingView view() {
        return view;
    }

    /** Adds all findings of a file, except those about submissions that other files cover. */
    void add(FindingFiles files) {
        Set<Long> replaced = files.superseded().stream()
                .flatMap(file -> file.submissions().stream())
                .collect(Collectors.toSet());
        addSource(files.findings(), "submission_key is null or submission_key not in (" + Sql.keys(replaced) + ")");
        files.superseded().forEach(this::add);
    }

    /** Adds the findings of a file about its submissions. */
    void add(FindingFiles.SubmissionFindings file) {
        addSource(file.findings(), "submission_key in (" + Sql.keys(file.submissions()) + ")");
    }

    /** Adds all findings of a file. */
    void add(Path findings) {
        addSource(findings, "true");
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
        String list = provinces.stream().sorted().map(Sql::literal).collect(Collectors.joining(", "));
        addSource(findings, "level = 'macro' and list_contains([" + list + "]::varchar[], province_code)");
    }

    /** Ids order the findings by source, then by their place in the file, which is in the order of reports. */
    private void addSource(Path findings, String condition) {
        addSource(
                "read_parquet(" + Sql.literal(findings) + ", file_row_number = true, hive_partitioning = false)",
                condition);
    }

    private void addSource(String relation, String condition) {
        sources.add("""
                select %s, (%d::bigint << 40) + file_row_number as id
                from (%s union all by name
                    select * from %s)
                where %s
                """.formatted(PUBLISHED, sources.size(), emptySource(), relation, condition));
        createView();
    }

    private void createView() {
        database.execute("create or replace view finding as "
                + (sources.isEmpty()
                        ? "select " + PUBLISHED + ", file_row_number as id from (" + emptySource() + ")"
                        : String.join(" union all ", sources)));
    }

    private static String emptySource() {
        return "select *, null::bigint as file_row_number from (" + FindingColumn.emptySelect(FindingColumn.published())
                + ")";
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
