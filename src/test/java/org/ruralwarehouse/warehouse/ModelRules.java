package org.ruralwarehouse.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.sql.SqlFile;

/** Rules for SQL files of the warehouse, checked without running them. Each method returns the violations as text. */
final class ModelRules {

    private ModelRules() {}

    static List<String> missingInHeader(SqlFile file, String... keys) {
        return Stream.of(keys)
                .filter(key -> file.header().path(key).asStringOpt().orElse("").isBlank()
                        && file.header().path(key).isEmpty())
                .map(key -> file.path() + ": the header lacks " + key)
                .toList();
    }

    static List<String> misnamed(SqlFile file, String pattern) {
        return file.name().matches(pattern) ? List.of() : List.of(file.path() + ": the name must match " + pattern);
    }

    /** One SELECT that reads tables of these schemas only, always as {@code schema.table}; all other names are CTEs. */
    static List<String> misread(SqlFile file, Database database, Set<String> mayRead) {
        List<String> problems = new ArrayList<>();
        try {
            SelectTree tree = SelectTree.of(database, file.sql());
            tree.unknownTables()
                    .forEach(name ->
                            problems.add(file.path() + ": " + name + " is no CTE; tables are written schema.table"));
            tree.tables().stream()
                    .filter(table ->
                            !mayRead.contains(table) && !mayRead.contains(table.substring(0, table.indexOf('.'))))
                    .forEach(table -> problems.add(file.path() + ": must not read " + table));
        } catch (IllegalArgumentException e) {
            problems.add(file.path() + ": is not one SELECT: " + e.getMessage());
        }
        return problems;
    }

    /** Types that all BI tools and drivers read. */
    static boolean isReadableEverywhere(String type) {
        if (type.startsWith("DECIMAL(")) {
            return Integer.parseInt(type.substring("DECIMAL(".length(), type.indexOf(','))) <= 18;
        }
        return Set.of("BIGINT", "INTEGER", "DOUBLE", "VARCHAR", "BOOLEAN", "DATE", "TIMESTAMP")
                .contains(type);
    }
}
