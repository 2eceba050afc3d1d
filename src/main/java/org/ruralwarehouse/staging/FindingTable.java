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

/** The table {@code finding.finding}: the findings of all stages, with the columns {@link FindingColumn#staged}. */
public final class FindingTable {

    private static final String TABLE = Database.IN_MEMORY_CATALOG + ".finding.finding";

    private final Database database;

    /** Creates the schema {@code finding} and the empty table. */
    public FindingTable(Database database) {
        this.database = database;
        database.execute("create schema finding");
        database.execute("create table finding.finding (" + FindingColumn.definitions(FindingColumn.staged()) + ")");
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
