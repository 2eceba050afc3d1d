package org.ruralwarehouse.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ruralwarehouse.duckdb.Database;
import tools.jackson.databind.JsonNode;

/**
 * How an SQL file of the warehouse is laid out. Each method returns the problems of one text, in words; an empty list
 * when there are none. The rules are explained in {@code warehouse/README.md}.
 */
final class SqlStyle {

    private static final int MAX_COLUMNS = 120;
    private static final int INDENT = 4;

    /** Comments, text literals and quoted names: none of them is a keyword. */
    private static final Pattern QUOTED = Pattern.compile("--[^\n]*|'(?:[^']|'')*'|\"[^\"]*\"");

    private static final Pattern UPPER_CASE = Pattern.compile("\\w*[A-Z]\\w*");
    private static final Pattern TRAILING_COMMA =
            Pattern.compile(",\\s*(\\)|\\]|\\b(?:from|where|group|order|having|qualify)\\b|$)");
    private static final Pattern BARE_JOIN = Pattern.compile("(?<!\\b(?:inner|left|full|cross|semi|anti) )\\bjoin\\b");
    private static final Pattern END = Pattern.compile("\nselect \\* from final(\norder by [a-z_, ]+)?\n$");
    private static final Pattern CTES_WITHOUT_BLANK_LINE = Pattern.compile("\n\\),\n(?!\n)");

    private SqlStyle() {}

    /** White space and length of lines, header included. */
    static List<String> lines(String text) {
        List<String> problems = new ArrayList<>();
        if (!text.endsWith("\n") || text.endsWith("\n\n")) {
            problems.add("must end with one newline");
        }
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.contains("\t")) {
                problems.add("line " + number + ": has a tab");
            }
            if (line.endsWith(" ")) {
                problems.add("line " + number + ": ends with a blank");
            }
            if (line.length() > MAX_COLUMNS) {
                problems.add("line " + number + ": has more than " + MAX_COLUMNS + " columns");
            }
        }
        return problems;
    }

    /** Indentation, keywords, commas and joins of the SELECT. */
    static List<String> select(String text) {
        List<String> problems = new ArrayList<>();
        String select = withoutHeader(text);
        for (String line : select.split("\n")) {
            if ((line.length() - line.stripLeading().length()) % INDENT != 0) {
                problems.add("is not indented by " + INDENT + ": " + line.strip());
            }
        }
        String code = QUOTED.matcher(select).replaceAll("''");
        UPPER_CASE.matcher(code).results().forEach(word -> problems.add("is not in lower case: " + word.group()));
        if (TRAILING_COMMA.matcher(code.strip()).find()) {
            problems.add("has a trailing comma");
        }
        if (BARE_JOIN.matcher(code).find()) {
            problems.add("has a join without its kind (inner, left, full, cross, semi, anti)");
        }
        return problems;
    }

    /** Common table expressions: a blank line between them, the last is {@code final}. */
    static List<String> expressions(String text) {
        List<String> problems = new ArrayList<>();
        String select = withoutHeader(text);
        if (select.startsWith("with")) {
            if (!select.startsWith("with\n") || select.startsWith("with\n\n")) {
                problems.add("'with' must be a line of its own, before the first expression");
            }
            if (!END.matcher(select).find()) {
                problems.add("must end with 'select * from final'");
            }
            if (CTES_WITHOUT_BLANK_LINE.matcher(select).find()) {
                problems.add("must have a blank line between common table expressions");
            }
        }
        return problems;
    }

    /** A relation that others read is written as common table expressions. */
    static List<String> missingExpressions(String text) {
        return withoutHeader(text).startsWith("with\n")
                ? List.of()
                : List.of("must be common table expressions and 'select * from final'");
    }

    /** A star takes the columns of an expression in the same file; columns of other relations are listed. */
    static List<String> stars(String sql, Database database) {
        List<String> problems = new ArrayList<>();
        for (JsonNode select : SelectTree.of(database, sql).selects()) {
            JsonNode from = select.path("from_table");
            boolean isRelation = SelectTree.is(from, "type", "BASE_TABLE")
                    && !SelectTree.text(from, "schema_name").isEmpty();
            for (JsonNode column : select.path("select_list")) {
                if (isRelation && SelectTree.is(column, "class", "STAR")) {
                    problems.add("selects * from " + SelectTree.text(from, "schema_name") + "."
                            + SelectTree.text(from, "table_name"));
                }
            }
        }
        return problems;
    }

    private static String withoutHeader(String text) {
        return text.substring(text.indexOf("*/") + 2).stripLeading();
    }
}
