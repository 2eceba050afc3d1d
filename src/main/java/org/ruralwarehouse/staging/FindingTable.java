package org.ruralwarehouse.staging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingColumn;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.message.Message;

/**
 * The table {@code finding.finding}: findings of all stages, with the columns {@link FindingColumn#staged}. Those of
 * a rule in one file that exceed a limit are one row, and {@code finding.omitted_row} has their lines. The view
 * {@code finding.offending_row} has the lines of all findings; a line can occur several times.
 */
public final class FindingTable {

    private static final String TABLE = Database.IN_MEMORY_CATALOG + ".finding.finding";
    private static final String OMITTED = Database.IN_MEMORY_CATALOG + ".finding.omitted_row";

    private final Database database;

    /** Creates the schema {@code finding} and the empty table. */
    public FindingTable(Database database) {
        this.database = database;
        database.execute("create schema finding");
        database.execute("create table finding.finding (" + FindingColumn.definitions(FindingColumn.staged()) + ")");
        database.execute("create table finding.omitted_row (omission bigint, source_line bigint)");
        database.execute("""
                create view finding.omitted_finding as
                select o.*, f.submission_key, f.finding_code, f.severity, f.effect, f.package_name, f.dataset, f.period
                from finding.omitted_row as o
                join finding.finding as f on f.omission = o.omission
                """);
        database.execute("""
                create view finding.offending_row as
                select submission_key, source_line, finding_code, severity, effect
                from finding.finding
                where source_line is not null
                union all
                select submission_key, source_line, finding_code, severity, effect
                from finding.omitted_finding
                """);
    }

    /**
     * Adds the rows of a SELECT by column name.
     *
     * @param connection connection to this database with any catalog in use
     * @return number of rows
     */
    public long insert(String select, Database connection) {
        return connection.update("insert into " + TABLE + " by name\n" + select);
    }

    /**
     * The same, cancelled after a time.
     *
     * @param budget time after which the statement fails
     */
    public long insert(String select, Database connection, Duration budget) {
        return connection.update("insert into " + TABLE + " by name\n" + select, budget);
    }

    /**
     * Adds rows to {@code finding.omitted_row}.
     *
     * @param select SELECT of omission and line
     */
    public void insertOmitted(String select, Database connection) {
        connection.update("insert into " + OMITTED + "\n" + select);
    }

    /** SQL aggregate of the column of several findings; null when they have several columns. */
    public static String commonColumn() {
        return "if(count(distinct coalesce(column_name, '')) = 1, min(column_name), null) as column_name";
    }

    /**
     * SQL expression that identifies the omitted findings of a rule in a submission, also in other runs.
     *
     * @param checkName SQL expression of the check; null for findings of the land stage
     */
    public static String omission(String checkName) {
        return "(hash(" + checkName + ", finding_code, severity, effect, submission_key) >> 1)::bigint";
    }

    /** Adds findings that no check has returned. */
    public void insert(Collection<Finding> findings) {
        List<List<@Nullable Object>> rows =
                findings.stream().map(FindingTable::values).toList();
        String placeholders = ", ?".repeat(FindingColumn.staged().size()).substring(2);
        database.insert("insert into " + TABLE + " values (" + placeholders + ")", rows);
    }

    /** Masks personal numbers in the findings of checks so far. */
    public void maskChecks() {
        new FindingMask(database).apply();
    }

    private static List<@Nullable Object> values(Finding finding) {
        FindingSource source = finding.origin();
        List<@Nullable Object> values = new ArrayList<>();
        for (FindingColumn column : FindingColumn.staged()) {
            values.add(
                    switch (column) {
                        case FINDING_CODE -> finding.code();
                        case SEVERITY -> finding.severity().code();
                        case EFFECT -> finding.effect().code();
                        case DATASET -> source.dataset();
                        case PERIOD -> source.periodText();
                        case PROVINCE_CODE -> source.provinceCode();
                        case PACKAGE_NAME -> source.packageName();
                        case ATTEMPT -> source.attempt();
                        case SUBMISSION_KEY -> source.submissionKey();
                        case FILE_NAME -> source.fileName();
                        case SOURCE_LINE -> finding.line();
                        case COLUMN_NAME -> finding.column();
                        case VALUE_FOUND -> stored(finding.found());
                        case FOUND_MESSAGE -> key(finding.found());
                        case VALUE_EXPECTED -> stored(finding.expected());
                        case EXPECTED_MESSAGE -> key(finding.expected());
                        default -> null;
                    });
        }
        return values;
    }

    private static @Nullable String stored(@Nullable Message message) {
        return message == null ? null : message.stored();
    }

    private static @Nullable String key(@Nullable Message message) {
        return message == null ? null : message.key();
    }
}
