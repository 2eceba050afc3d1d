package org.ruralwarehouse.duckdb;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Quotes literals and identifiers for SQL text, where DuckDB accepts no parameters. */
public final class Sql {

    private Sql() {}

    /** A string literal; {@code null} for null. */
    public static String literal(@Nullable String text) {
        return text == null ? "null" : "'" + text.replace("'", "''") + "'";
    }

    /** The absolute path as a string literal. */
    public static String literal(Path path) {
        return literal(path.toAbsolutePath().toString());
    }

    /** A quoted identifier. */
    public static String name(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    /** A list of keys for {@code in (...)}, which must not be empty: -1 for no keys, because keys are not negative. */
    public static String keys(Collection<Long> keys) {
        return keys.isEmpty()
                ? "-1"
                : keys.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** A list of texts, sorted. */
    public static String texts(Collection<String> texts) {
        return texts.stream().sorted().map(Sql::literal).collect(Collectors.joining(", ", "[", "]::varchar[]"));
    }

    /** A list of file names for {@code read_parquet}. */
    public static String files(Collection<Path> files) {
        return files.stream().map(Sql::literal).collect(Collectors.joining(", ", "[", "]"));
    }
}
