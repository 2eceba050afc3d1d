package org.ruralwarehouse.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DatabaseException;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.CheckLimits;
import org.ruralwarehouse.incremental.ReusableFiles;
import org.ruralwarehouse.incremental.ReusableFindings;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.staging.FindingTable;
import org.ruralwarehouse.staging.LandedFindings;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;

/** Adds the findings of the land stage and of checks to the table of findings, and exports those that are reused. */
final class CheckFindings {

    private static final String SOURCE = "s.dataset, s.period, s.province_code, s.package_name, s.attempt, s.file_name";
    private static final String JOIN = "join landed.submission as s on s.submission_key = f.submission_key";

    private final Database database;
    private final FindingTable table;
    private final CheckLimits limits;

    /**
     * @param limits what one check may cost
     */
    CheckFindings(Database database, FindingTable table, CheckLimits limits) {
        this.database = database;
        this.table = table;
        this.limits = limits;
        OffendingRows.createTemplate(database);
    }

    /** Adds findings that the land stage has written. */
    void addLanded(LandingZone landed) {
        if (landed.submissions().isEmpty()) {
            return;
        }
        Map<Boolean, List<LandedSubmission>> submissions =
                landed.submissions().stream().collect(Collectors.partitioningBy(this::hasMoreThanListed));
        insertLanded(submissions.getOrDefault(false, List.of()));
        List<LandedSubmission> capped = submissions.getOrDefault(true, List.of());
        if (!capped.isEmpty()) {
            addCapped(capped);
        }
    }

    private boolean hasMoreThanListed(LandedSubmission submission) {
        return submission.receipt().findingsByCode().values().stream()
                .anyMatch(count -> count > limits.findingsPerRule());
    }

    private void insertLanded(List<LandedSubmission> submissions) {
        if (!submissions.isEmpty()) {
            table.insert(
                    "select f.* exclude (is_omitted), " + SOURCE + " from (" + LandedFindings.of(submissions)
                            + ") as f " + JOIN,
                    database);
        }
    }

    /** Lists the first findings of each rule and adds one finding that counts the others. */
    private void addCapped(List<LandedSubmission> submissions) {
        database.execute("""
                create temp table numbered as
                select *, coalesce(is_omitted, false) or row_number() over (
                        partition by submission_key, finding_code, severity, effect
                        order by is_omitted nulls first, source_line nulls first, column_name, value_found,
                            value_expected
                    ) > %d as is_further
                from (%s)
                """.formatted(limits.findingsPerRule(), LandedFindings.of(submissions)));
        table.insert(
                "select f.* exclude (is_omitted, is_further), " + SOURCE + " from numbered as f " + JOIN
                        + " where not f.is_further",
                database);
        String omission = FindingTable.omission("null::varchar");
        table.insertOmitted(
                "select " + omission + ", source_line from numbered where is_further and source_line is not null",
                database);
        table.insert(
                """
                select f.*, to_json([f.finding_count::varchar])::varchar as value_found, %s as found_message, %s
                from (
                    select finding_code, severity, effect, submission_key, %s as omission,
                        min(source_line) as source_line, count(*) as finding_count, %s
                    from numbered
                    where is_further
                    group by all
                ) as f %s
                """.formatted(
                                Sql.literal(MessageKey.FURTHER_FINDINGS.code()),
                                SOURCE,
                                omission,
                                FindingTable.commonColumn(),
                                JOIN),
                database);
        database.execute("drop table numbered");
    }

    /**
     * Runs a check and adds its rows as findings.
     *
     * @param connection connection to this database with any catalog in use; concurrent checks need one each
     * @return number of offending rows
     */
    long runCheck(CheckDefinition check, Database connection) {
        return new OffendingRows(check, connection, table, limits).addFindings();
    }

    /**
     * Whether a check finishes within its budget. Adds no findings.
     *
     * @param connection see {@link #runCheck}
     */
    boolean finishes(CheckDefinition check, Database connection) {
        try {
            new OffendingRows(check, connection, table, limits).select();
            return true;
        } catch (DatabaseException e) {
            return false;
        }
    }

    /** Masks personal numbers in what the checks so far have found. */
    void mask() {
        table.maskChecks();
    }

    /** Writes the findings of these checks so far; {@link #addPrevious} reads them. */
    void export(List<CheckDefinition> checks, ReusableFiles files) {
        database.execute("""
                copy (
                    select * from finding.finding where list_contains(%s, check_name)
                    order by check_name, submission_key, source_line, column_name, value_found, value_expected
                ) to %s (format parquet, compression zstd)
                """.formatted(names(checks), Sql.literal(files.provinceFindings())));
    }

    /**
     * Adds the findings of these checks from the previous release.
     *
     * @return number of findings by check name; checks without findings are absent
     */
    Map<String, Long> addPrevious(List<CheckDefinition> checks, ReusableFindings reused) {
        String previous = """
                from read_parquet(%s, hive_partitioning = false)
                where list_contains(%s, check_name) and list_contains(%s, province_code)
                """.formatted(Sql.literal(reused.file()), names(checks), Sql.texts(reused.provinces()));
        table.insert("select * " + previous, database);
        table.insertOmitted(
                "select omission, source_line from read_parquet(" + Sql.literal(reused.omittedRows()) + ") semi join ("
                        + "select omission " + previous + " and omission is not null) using (omission)",
                database);
        Map<String, Long> rows = new HashMap<>();
        database.read(
                "select check_name, sum(coalesce(finding_count, 1))::bigint " + previous + " group by all", counts -> {
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
