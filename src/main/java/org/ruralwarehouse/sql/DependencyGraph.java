package org.ruralwarehouse.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the tables that a SELECT reads, by the parser of DuckDB, and orders files by these dependencies. Tables are
 * always written {@code schema.table}; a name without a schema is a common table expression.
 */
public final class DependencyGraph {

    private final Database database;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * @param database database whose parser is used; its tables are not read
     */
    public DependencyGraph(Database database) {
        this.database = database;
    }

    /**
     * The tables that a file reads, as {@code schema.table}.
     *
     * @throws DefinitionException when the file is not exactly one SELECT
     */
    public Set<String> of(SqlFile file) {
        JsonNode tree = json.readTree(
                database.queryStrings("select json_serialize_sql(" + Sql.literal(file.sql()) + "::varchar)::varchar")
                        .get(0));
        if (tree.path("error").asBoolean(false)) {
            throw DefinitionException.of(
                    file.path().toString(), "", tree.path("error_message").asString("not one SELECT"));
        }
        if (tree.path("statements").size() != 1) {
            throw DefinitionException.of(
                    file.path().toString(),
                    "",
                    "holds " + tree.path("statements").size() + " statements instead of one SELECT");
        }
        Set<String> tables = new TreeSet<>();
        collect(tree, tables);
        return tables;
    }

    private static void collect(JsonNode node, Set<String> tables) {
        if (node.isObject()
                && "BASE_TABLE".equals(node.path("type").asString(""))
                && !node.path("schema_name").asString("").isEmpty()) {
            tables.add(node.path("schema_name").asString("") + "."
                    + node.path("table_name").asString(""));
        }
        node.forEach(child -> collect(child, tables));
    }

    /**
     * Orders files by dependency, each after the tables that it reads.
     *
     * @param files file by the table that it creates
     * @throws DefinitionException when tables depend on each other in a cycle
     */
    public Map<String, SqlFile> sorted(Map<String, SqlFile> files) {
        Map<String, SqlFile> ordered = new LinkedHashMap<>();
        levels(files).forEach(ordered::putAll);
        return ordered;
    }

    /**
     * Groups files by dependency level: files of one level read only tables of previous levels.
     *
     * @throws DefinitionException when tables depend on each other in a cycle
     */
    public List<Map<String, SqlFile>> levels(Map<String, SqlFile> files) {
        Map<String, Set<String>> reads = new LinkedHashMap<>();
        files.forEach((table, file) -> reads.put(table, of(file)));
        List<Map<String, SqlFile>> levels = new ArrayList<>();
        List<String> remaining = new ArrayList<>(files.keySet());
        while (!remaining.isEmpty()) {
            List<String> ready = remaining.stream()
                    .filter(table ->
                            reads.getOrDefault(table, Set.of()).stream().noneMatch(remaining::contains))
                    .toList();
            if (ready.isEmpty()) {
                throw DefinitionException.of(
                        String.join(", ", remaining),
                        "",
                        "these models depend on each other in a cycle; remove one of the references");
            }
            Map<String, SqlFile> level = new LinkedHashMap<>();
            ready.forEach(table -> level.put(table, Objects.requireNonNull(files.get(table))));
            levels.add(level);
            remaining.removeAll(ready);
        }
        return levels;
    }
}
