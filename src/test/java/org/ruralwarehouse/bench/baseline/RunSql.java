package org.ruralwarehouse.bench.baseline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;

/** Runs an SQL file in a process with only DuckDB on its class path and prints the time of each statement. */
public final class RunSql {

    private RunSql() {}

    public static void main(String[] arguments) throws Exception {
        String script = Files.readString(Path.of(arguments[0]));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            for (String sql : Arrays.stream(script.split(";\\s*\\n"))
                    .filter(text -> !text.isBlank())
                    .toList()) {
                long start = System.nanoTime();
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
                System.out.printf(Locale.ROOT, "%8.2f s  %s%n", (System.nanoTime() - start) / 1e9, firstWords(sql));
            }
        }
    }

    private static String firstWords(String sql) {
        String line = sql.lines()
                .filter(text -> !text.isBlank() && !text.startsWith("--"))
                .findFirst()
                .orElse("");
        return line.length() > 70 ? line.substring(0, 70) : line;
    }
}
