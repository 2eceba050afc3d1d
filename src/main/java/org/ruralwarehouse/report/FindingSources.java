package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.FindingColumn;
import org.ruralwarehouse.report.document.ProvinceTables;

/** The published findings to load for reports, as SELECTs with the place of each finding in its source. */
final class FindingSources {

    /** A source without findings. */
    static final String EMPTY = "(select *, null::bigint as file_row_number from ("
            + FindingColumn.emptySelect(FindingColumn.published()) + "))";

    private final List<Source> sources = new ArrayList<>();

    /**
     * Findings of one file or table.
     *
     * @param relation all findings, with {@code file_row_number}
     * @param condition selects those to load
     */
    record Source(String relation, String condition) {

        /** A SELECT of the findings to load. The file may be of an older version and lack columns. */
        String select() {
            return "(select * from (from " + EMPTY + " union all by name from " + relation + ") where " + condition
                    + ")";
        }
    }

    /**
     * Adds the findings of a file about some packages, and all findings about some provinces.
     *
     * @param provinces names of province tables
     */
    FindingSources add(Path findings, Collection<String> packages, Collection<String> provinces) {
        return addFile(
                findings,
                "list_contains(" + Sql.texts(packages) + ", package_name) or list_contains(" + Sql.texts(provinces)
                        + ", " + ProvinceTables.nameColumn() + ")");
    }

    /** Adds the findings of a file about its submissions. */
    FindingSources add(FindingFiles.SubmissionFindings file) {
        return addFile(file.findings(), "submission_key in (" + Sql.keys(file.submissions()) + ")");
    }

    /** Adds the macro-level findings of a file about the given provinces. */
    FindingSources addNational(Path findings, Collection<String> provinces) {
        if (provinces.isEmpty()) {
            return this;
        }
        return addFile(findings, "level = 'macro' and list_contains(" + Sql.texts(provinces) + ", province_code)");
    }

    /** Adds all findings of a table. */
    FindingSources addTable(String table) {
        sources.add(
                new Source("(select *, row_number() over () as file_row_number from " + Sql.name(table) + ")", "true"));
        return this;
    }

    private FindingSources addFile(Path findings, String condition) {
        sources.add(file(findings, condition));
        return this;
    }

    /** The sources in the order in which they were added. */
    List<Source> sources() {
        return sources;
    }

    /** The findings of a file that meet a condition. */
    static Source file(Path findings, String condition) {
        return new Source(
                "read_parquet(" + Sql.literal(findings) + ", file_row_number = true, hive_partitioning = false)",
                condition);
    }
}
