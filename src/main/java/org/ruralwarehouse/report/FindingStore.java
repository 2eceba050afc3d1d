package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.ArrayList;
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
import org.ruralwarehouse.submission.SheetLines;

/**
 * The findings of a run in memory: the table {@code finding} of {@link FindingView#select} with an {@code id} in the
 * order of the reports, and the table {@code report_finding} of the ids that each report lists.
 */
final class FindingStore implements AutoCloseable {

    private static final String PUBLISHED = FindingColumn.names(FindingColumn.published());

    private static final String REPORTED = "from reported";

    private static final String UNWRITTEN = "unwritten";

    private final Database database;
    private final FindingCsv csv;
    private final FindingView view;
    private int sources;

    FindingStore(DuckDbSettings settings, Glossary glossary) {
        database = Database.inMemory(settings);
        view = new FindingView(database, glossary);
        csv = new FindingCsv(database);
        database.execute("create table finding_change (report varchar, finding_id bigint, change varchar)");
    }

    Database database() {
        return database;
    }

    /** Adds the sheet of a workbook, for findings about this submission. */
    void addSheet(long submission, SheetLines sheet) {
        view.addSheet(submission, sheet);
    }

    /** Creates a table of findings that no stage has written to a file, as a source to load. */
    FindingSources unwritten(List<Finding> findings, PublishedFindings published) {
        published.createTable(UNWRITTEN, findings, database);
        return new FindingSources().addTable(UNWRITTEN);
    }

    /**
     * Loads findings.
     *
     * @param superseding files that will be passed to {@link #replace}
     */
    void load(FindingSources findings, Collection<FindingFiles.SubmissionFindings> superseding) {
        List<FindingSources.Source> all = new ArrayList<>(findings.sources());
        superseding.forEach(file -> all.addAll(new FindingSources().add(file).sources()));
        createTypeOfWords(all);
        database.execute("create table finding as " + located(FindingSources.EMPTY));
        insert(findings);
    }

    /** Most columns repeat a few texts, which as varchar would take more memory than all others. */
    private void createTypeOfWords(List<FindingSources.Source> sources) {
        database.execute("create table word (text varchar)");
        database.execute("insert into word values ('')");
        for (FindingSources.Source source : sources) {
            String all = "(from " + FindingSources.EMPTY + " union all by name from " + source.relation() + ")";
            database.execute(FindingColumn.words().stream()
                    .map(column -> "select distinct " + column.columnName() + " from " + all)
                    .collect(Collectors.joining(" union ", "insert into word ", "")));
        }
        database.execute("create type word as enum (select distinct text from word where text is not null order by 1)");
    }

    /** Replaces the findings about the submissions of a file by those of the file. */
    void replace(FindingFiles.SubmissionFindings file) {
        database.execute("delete from finding where submission_key in (" + Sql.keys(file.submissions()) + ")");
        insert(new FindingSources().add(file));
    }

    private void insert(FindingSources findings) {
        findings.sources().forEach(source -> database.execute("insert into finding " + located(source.select())));
    }

    /** Ids order the findings by source, then by their place in the file, which is in the order of reports. */
    private String located(String source) {
        String id = "(" + sources++ + "::bigint << 40) + file_row_number as id";
        return "select * replace (" + casts("word") + ") from ("
                + FindingView.select("(select " + PUBLISHED + ", " + id + " from " + source + ")") + ")";
    }

    private static String casts(String type) {
        return FindingColumn.casts(FindingColumn.words(), type);
    }

    /** Writes the findings of a province table. */
    void writeTable(String name, Path folder) {
        csv.write(
                ProvinceTables.file(folder, name),
                "select * replace (null as sheet, null as cell), null as change from finding where "
                        + ProvinceTables.condition(name) + " order by id");
    }

    /** Assigns the findings to the reports that list them. */
    void assign(ReportScopes scopes) {
        scopes.createTable(database);
        database.execute("create table report_finding as select report, is_national, id from ("
                + ReportScopes.select("finding") + ") order by all");
    }

    /**
     * Writes the findings of a report as CSV and as data.
     *
     * @return the findings by rule
     */
    RuleSections write(String report, ReportFolder folder) {
        select(report, false);
        csv.write(folder.findings(), REPORTED);
        // As enums, the words would bring all words of other packages into the file.
        database.execute("copy (select " + PUBLISHED + " from (select * replace (" + casts("varchar")
                + ") from reported)) to "
                + Sql.literal(folder.findingData()) + " (format parquet, compression zstd)");
        return RuleSections.read(database, REPORTED);
    }

    /**
     * Writes the national findings of a report as CSV, unless there are none.
     *
     * @return the findings by rule
     */
    RuleSections writeNational(String report, ReportFolder folder) {
        if (select(report, true) == 0) {
            folder.deleteNationalFindings();
        } else {
            csv.write(folder.nationalFindings(), REPORTED);
        }
        return RuleSections.read(database, REPORTED);
    }

    /**
     * Selects the findings of a report. A copy of a package under another name has its own report about the same
     * findings, and its own changes.
     *
     * @return number of findings
     */
    private long select(String report, boolean isNational) {
        return database.update("""
                create or replace temp table reported as
                select f.*, c.change
                from report_finding as r
                join finding as f on f.id = r.id
                left join finding_change as c on c.report = r.report and c.finding_id = r.id
                where r.report = %s and r.is_national = %s
                order by f.dataset nulls first, f.id
                """.formatted(Sql.literal(report), isNational));
    }

    @Override
    public void close() {
        database.close();
    }
}
