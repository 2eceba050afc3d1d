package org.ruralwarehouse.report.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.finding.FindingColumn;
import org.ruralwarehouse.testing.ParquetFile;

/** A table of findings for tests of the documents, and the SELECT that the documents read. */
final class ReportedFindings implements AutoCloseable {

    private static final Map<FindingColumn, Object> DEFAULTS = new EnumMap<>(Map.ofEntries(
            Map.entry(FindingColumn.FINDING_CODE, "type_invalid"),
            Map.entry(FindingColumn.SEVERITY, "error"),
            Map.entry(FindingColumn.LEVEL, "validity"),
            Map.entry(FindingColumn.EFFECT, "row_quarantined"),
            Map.entry(FindingColumn.DATASET, "orchard"),
            Map.entry(FindingColumn.PERIOD, "2022"),
            Map.entry(FindingColumn.PROVINCE_CODE, "530000"),
            Map.entry(FindingColumn.PACKAGE_NAME, "yunnan"),
            Map.entry(FindingColumn.ATTEMPT, 1),
            Map.entry(FindingColumn.SUBMISSION_KEY, 7L),
            Map.entry(FindingColumn.FILE_NAME, "orchard.csv"),
            Map.entry(FindingColumn.SOURCE_LINE, 7L),
            Map.entry(FindingColumn.COLUMN_NAME, "trees"),
            Map.entry(FindingColumn.VALUE_EXPECTED, "a whole number"),
            Map.entry(FindingColumn.VALUE_EXPECTED_ZH, "整数"),
            Map.entry(FindingColumn.EXPECTED_MESSAGE, "whole_number"),
            Map.entry(FindingColumn.EXPECTED_PARAMETERS, "[]"),
            Map.entry(FindingColumn.MESSAGE_ZH, "问题"),
            Map.entry(FindingColumn.MESSAGE_EN, "problem"),
            Map.entry(FindingColumn.FIX_ZH, "更正"),
            Map.entry(FindingColumn.FIX_EN, "fix")));

    final Database database;
    final FindingView view;

    ReportedFindings(Path temp, Glossary glossary) {
        database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")));
        view = new FindingView(database, glossary);
        database.execute("create table finding (id bigint, change varchar, "
                + FindingColumn.definitions(FindingColumn.published()) + ")");
    }

    /** Adds a finding that has the default values except for these. */
    ReportedFindings add(@Nullable String change, Map<FindingColumn, ? extends @Nullable Object> values) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(database.queryLong("select count(*) from finding"));
        row.add(change);
        for (FindingColumn column : FindingColumn.published()) {
            row.add(values.containsKey(column) ? values.get(column) : DEFAULTS.get(column));
        }
        String placeholders = ", ?".repeat(row.size()).substring(2);
        database.insert("insert into finding values (" + placeholders + ")", List.of(row));
        return this;
    }

    /** Adds a finding about two values without words. */
    ReportedFindings addValues(@Nullable String found, @Nullable String expected) {
        Map<FindingColumn, @Nullable Object> values = new EnumMap<>(FindingColumn.class);
        values.put(FindingColumn.VALUE_FOUND, found);
        values.put(FindingColumn.VALUE_EXPECTED, expected);
        Arrays.asList(
                        FindingColumn.VALUE_EXPECTED_ZH,
                        FindingColumn.EXPECTED_MESSAGE,
                        FindingColumn.EXPECTED_PARAMETERS)
                .forEach(column -> values.put(column, null));
        return add(null, values);
    }

    String select() {
        return FindingView.select("finding") + " order by id";
    }

    @Override
    public void close() {
        database.close();
    }
}
