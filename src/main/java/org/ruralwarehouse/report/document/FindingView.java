package org.ruralwarehouse.report.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.submission.SheetLines;

/**
 * Findings with what their sender needs to locate them: the title of the column in the contract, the sheet and cell of
 * a workbook, and the difference of two amounts. Works on any relation with the published columns of a finding.
 */
public final class FindingView {

    /** Digits before and after the decimal point that a difference can have; others have no difference. */
    private static final String AMOUNT = "[+-]?([0-9]{1,27}|[0-9]{1,3}(,[0-9]{3}){1,8})([.][0-9]{1,10})?";

    private final Database database;

    /** Creates the tables of titles and cells. */
    public FindingView(Database database, Glossary glossary) {
        this.database = database;
        database.execute("create table known_column (dataset varchar, column_name varchar, title varchar,"
                + " is_measure boolean)");
        database.execute("create table sheet_column (submission_key bigint, sheet varchar, column_name varchar,"
                + " letters varchar)");
        List<List<@Nullable Object>> columns = new ArrayList<>();
        glossary.datasets().forEach((dataset, known) -> known.columns()
                .forEach((name, column) ->
                        columns.add(Arrays.asList(dataset, name, column.title(), column.isMeasure()))));
        database.insert("insert into known_column values (?, ?, ?, ?)", columns);
    }

    /** Adds the sheet of a workbook, for findings about this submission. */
    public void addSheet(long submission, SheetLines sheet) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Map.Entry<String, String> column : sheet.columns().entrySet()) {
            rows.add(Arrays.asList(submission, sheet.sheet(), column.getKey(), column.getValue()));
        }
        rows.add(Arrays.asList(submission, sheet.sheet(), null, null));
        database.insert("insert into sheet_column values (?, ?, ?, ?)", rows);
    }

    /**
     * A SELECT of the findings of a relation with {@code sheet}, {@code cell}, {@code column_title} and
     * {@code difference}.
     */
    public static String select(String relation) {
        return """
                with located as (
                    select f.*, s.sheet, c.letters || f.source_line as cell, k.title as column_title,
                        (f.column_name is null or k.is_measure)
                            and f.found_message is not distinct from f.expected_message as is_comparable
                    from %s as f
                    left join known_column as k on k.dataset = f.dataset and k.column_name = f.column_name
                    left join (from sheet_column where column_name is null) as s
                        on s.submission_key = f.submission_key
                    left join sheet_column as c
                        on c.submission_key = f.submission_key and c.column_name = f.column_name
                ),
                compared as (
                    select *, %s as found_amount, %s as expected_amount from located
                ),
                subtracted as (
                    select * exclude (is_comparable, found_amount, expected_amount),
                        try_cast(found_amount as decimal(38, 10)) - try_cast(expected_amount as decimal(38, 10))
                            as amount,
                        greatest(%s, %s) as decimals
                    from compared
                )
                select * exclude (amount, decimals),
                    if(amount > 0, '+', '')
                        || left(amount::varchar, length(amount::varchar) - if(decimals = 0, 11, 10 - decimals))
                        as difference
                from subtracted
                """.formatted(relation, amount("found"), amount("expected"), decimals("found"), decimals("expected"));
    }

    /** The value of a message that has only one, if it is an amount; without digit grouping. */
    private static String amount(String side) {
        String value = "if(" + side + "_message is null, value_" + side + ", if(json_array_length(" + side
                + "_parameters) = 1, " + side + "_parameters ->> '$[0]', null))";
        return "if(is_comparable and regexp_full_match(" + value + ", '" + AMOUNT + "'), replace(" + value
                + ", ',', ''), null)";
    }

    private static String decimals(String side) {
        String amount = side + "_amount";
        return "if(contains(" + amount + ", '.'), length(" + amount + ") - strpos(" + amount + ", '.'), 0)";
    }
}
