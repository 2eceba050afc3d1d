package org.ruralwarehouse.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The syntax tree of one SELECT from DuckDB's parser. Names are not resolved.
 *
 * @param root result of {@code json_serialize_sql}
 */
record SelectTree(JsonNode root) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @throws IllegalArgumentException when the text is not one SELECT
     */
    static SelectTree of(Database database, String sql) {
        JsonNode root = JSON.readTree(
                database.queryStrings("select json_serialize_sql(" + Sql.literal(sql) + "::varchar)::varchar")
                        .get(0));
        if (root.path("error").asBoolean(false)) {
            throw new IllegalArgumentException(root.path("error_message").asString("no SELECT"));
        }
        if (root.path("statements").size() != 1) {
            throw new IllegalArgumentException(root.path("statements").size() + " statements instead of one");
        }
        return new SelectTree(root);
    }

    /** All SELECTs of the text: the outermost one, common table expressions, subqueries. */
    List<JsonNode> selects() {
        List<JsonNode> found = new ArrayList<>();
        collect(root, node -> is(node, "type", "SELECT_NODE"), node -> false, found);
        return found;
    }

    /** Nodes at or below a node that belong to the same SELECT. */
    static List<JsonNode> within(JsonNode node, Predicate<JsonNode> wanted) {
        return within(node, wanted, child -> false);
    }

    /**
     * The same, without the nodes below certain nodes.
     *
     * @param closed nodes whose children are skipped
     */
    static List<JsonNode> within(JsonNode node, Predicate<JsonNode> wanted, Predicate<JsonNode> closed) {
        List<JsonNode> found = new ArrayList<>();
        if (!closed.test(node)) {
            collect(node, wanted, child -> is(child, "type", "SELECT_NODE") || closed.test(child), found);
        }
        return found;
    }

    /** Names of the columns in an expression, without their qualifiers. */
    static Set<String> columns(JsonNode expression) {
        Set<String> columns = new TreeSet<>();
        within(expression, node -> is(node, "class", "COLUMN_REF")).forEach(reference -> {
            JsonNode names = reference.path("column_names");
            columns.add(names.get(names.size() - 1).asString());
        });
        return columns;
    }

    /** {@code schema.table} of all tables that are read. */
    Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        baseTables().forEach(table -> {
            if (!text(table, "schema_name").isEmpty()) {
                tables.add(text(table, "schema_name") + "." + text(table, "table_name"));
            }
        });
        return tables;
    }

    /** Tables without a schema that are not common table expressions. */
    Set<String> unknownTables() {
        Set<String> names = new TreeSet<>();
        baseTables().forEach(table -> {
            if (text(table, "schema_name").isEmpty()) {
                names.add(text(table, "table_name"));
            }
        });
        List<JsonNode> maps = new ArrayList<>();
        collect(root, node -> node.has("cte_map"), node -> false, maps);
        maps.forEach(node -> node.path("cte_map").path("map").forEach(entry -> names.remove(text(entry, "key"))));
        return names;
    }

    static boolean is(JsonNode node, String property, String value) {
        return text(node, property).equals(value);
    }

    static String text(JsonNode node, String property) {
        JsonNode value = node.path(property);
        return value.isString() ? value.asString() : "";
    }

    private List<JsonNode> baseTables() {
        List<JsonNode> tables = new ArrayList<>();
        collect(root, node -> is(node, "type", "BASE_TABLE"), node -> false, tables);
        return tables;
    }

    private static void collect(
            JsonNode node, Predicate<JsonNode> wanted, Predicate<JsonNode> closed, Collection<JsonNode> found) {
        if (wanted.test(node)) {
            found.add(node);
        }
        node.forEach(child -> {
            if (!closed.test(child)) {
                collect(child, wanted, closed, found);
            }
        });
    }
}
