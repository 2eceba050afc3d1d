package org.ruralwarehouse.warehouse;

import static org.ruralwarehouse.warehouse.SelectTree.columns;
import static org.ruralwarehouse.warehouse.SelectTree.is;
import static org.ruralwarehouse.warehouse.SelectTree.text;
import static org.ruralwarehouse.warehouse.SelectTree.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.ruralwarehouse.duckdb.Database;
import tools.jackson.databind.JsonNode;

/**
 * Checks sums and averages in a SELECT against the additivity of their columns in the dictionary. Columns are
 * identified by name, because a name has one meaning in all tables; names that are not in the dictionary are not
 * checked.
 *
 * <ul>
 *   <li>ratio, non_additive: neither summed nor averaged. The same applies to a quotient of two columns: an average of
 *       averages is wrong, Σ ÷ Σ is right.
 *   <li>distinct: not summed; must be counted again.
 *   <li>semi_additive: summed only within a period: a column that identifies the period is grouped or partitioned by,
 *       or is restricted to one value in WHERE or ON.
 * </ul>
 *
 * @param additivity additivity by column name
 */
record Additivity(Map<String, String> additivity) {

    private static final Set<String> SUMS = Set.of("sum", "fsum", "sumkahan", "kahan_sum", "sum_no_overflow");
    private static final Set<String> AVERAGES = Set.of("avg", "mean", "favg");

    /** Columns of which one value identifies one period; a submission has one period. */
    private static final Set<String> PERIOD_COLUMNS = Set.of(
            "period", "period_end", "date_key", "full_date", "year", "year_quarter", "year_month", "submission_key");

    List<String> misuses(Database database, String sql) {
        List<String> misuses = new ArrayList<>();
        for (JsonNode select : SelectTree.of(database, sql).selects()) {
            within(select, Additivity::isSumOrAverage).forEach(aggregate -> collectMisuses(select, aggregate, misuses));
        }
        return misuses;
    }

    private void collectMisuses(JsonNode select, JsonNode aggregate, List<String> misuses) {
        String function = text(aggregate, "function_name");
        for (JsonNode argument : arguments(aggregate)) {
            if (!within(argument, Additivity::isQuotientOfColumns).isEmpty()) {
                misuses.add(function + " of quotients: divide sums instead");
            }
            for (String column : columns(argument)) {
                String kind = additivity.getOrDefault(column, "");
                if (Set.of("ratio", "non_additive").contains(kind)) {
                    misuses.add(function + "(" + column + "): " + kind + ", compute it again from its sums");
                } else if (kind.equals("distinct")) {
                    misuses.add(function + "(" + column + "): distinct, must be counted again");
                } else if (kind.equals("semi_additive")
                        && SUMS.contains(function)
                        && !separatesPeriods(select, aggregate)) {
                    misuses.add(function + "(" + column + "): semi_additive, but periods are added together");
                }
            }
        }
    }

    private static boolean separatesPeriods(JsonNode select, JsonNode aggregate) {
        if (isRestrictedToOnePeriod(select.path("where_clause"))
                || isRestrictedToOnePeriod(select.path("from_table"))) {
            return true;
        }
        if (is(aggregate, "class", "WINDOW")) {
            return identifiesPeriod(aggregate.path("partitions"));
        }
        if (is(select, "aggregate_handling", "FORCE_AGGREGATES")) {
            // group by all: every column that is no aggregate
            return StreamSupport.stream(select.path("select_list").spliterator(), false)
                    .filter(column -> within(column, Additivity::isSumOrAverage).isEmpty())
                    .anyMatch(Additivity::identifiesPeriod);
        }
        return identifiesPeriod(select.path("group_expressions"));
    }

    private static boolean identifiesPeriod(JsonNode expression) {
        return !Collections.disjoint(columns(expression), PERIOD_COLUMNS);
    }

    /** {@code period = <constant>}, not inside an alternative (OR). */
    private static boolean isRestrictedToOnePeriod(JsonNode condition) {
        return within(
                        condition,
                        node -> is(node, "type", "COMPARE_EQUAL"),
                        node -> is(node, "type", "CONJUNCTION_OR") || is(node, "type", "OPERATOR_NOT"))
                .stream()
                .anyMatch(equal -> isPeriodAndConstant(equal.path("left"), equal.path("right"))
                        || isPeriodAndConstant(equal.path("right"), equal.path("left")));
    }

    private static boolean isPeriodAndConstant(JsonNode period, JsonNode constant) {
        return is(period, "class", "COLUMN_REF")
                && identifiesPeriod(period)
                && columns(constant).isEmpty();
    }

    private static boolean isSumOrAverage(JsonNode node) {
        String function = text(node, "function_name");
        return SUMS.contains(function) || AVERAGES.contains(function);
    }

    private static boolean isQuotientOfColumns(JsonNode node) {
        return is(node, "function_name", "/")
                && arguments(node).stream().allMatch(side -> !columns(side).isEmpty());
    }

    /** DuckDB 2 names them arguments and wraps each; DuckDB 1 names them children. */
    private static List<JsonNode> arguments(JsonNode function) {
        JsonNode arguments = function.has("arguments") ? function.path("arguments") : function.path("children");
        List<JsonNode> list = new ArrayList<>();
        arguments.forEach(list::add);
        return list;
    }
}
