package org.ruralwarehouse.duckdb;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Quotes values and names for SQL text, where DuckDB takes no parameters. */
public final class Sql {

    private Sql() {}

    public static String literal(@Nullable String text) {
        return text == null ? "null" : "'" + text.replace("'", "''") + "'";
    }

    public static String literal(Path path) {
        return literal(path.toAbsolutePath().toString());
    }

    public static String name(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    /** Keys as the list of an {@code in}, which must not be empty: no key is negative. */
    public static String keys(Collection<Long> keys) {
        return keys.isEmpty()
                ? "-1"
                : keys.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** A list of file names, as {@code read_parquet} takes it. */
    public static String files(Collection<Path> files) {
        return files.stream().map(Sql::literal).collect(Collectors.joining(", ", "[", "]"));
    }
}
