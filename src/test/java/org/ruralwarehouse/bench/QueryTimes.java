package org.ruralwarehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs every sample query and every mart on a release, warm and on two threads, as a BI tool does: read-only, all rows
 * fetched. Prints name, median and worst time in milliseconds, and rows.
 *
 * <p>Arguments: database file, folder of the queries.
 */
final class QueryTimes {

    private static final int WARM_UP = 3;
    private static final int RUNS = 20;

    private QueryTimes() {}

    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("threads", "2");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0], properties)) {
            for (Map.Entry<String, String> question :
                    questions(connection, Path.of(arguments[1])).entrySet()) {
                long rows = 0;
                double[] milliseconds = new double[RUNS];
                for (int run = -WARM_UP; run < RUNS; run++) {
                    long start = System.nanoTime();
                    rows = fetchAll(connection, question.getValue());
                    if (run >= 0) {
                        milliseconds[run] = (System.nanoTime() - start) / 1e6;
                    }
                }
                Arrays.sort(milliseconds);
                System.out.printf(
                        Locale.ROOT,
                        "%s\t%.2f\t%.2f\t%d%n",
                        question.getKey(),
                        (milliseconds[RUNS / 2 - 1] + milliseconds[RUNS / 2]) / 2,
                        milliseconds[RUNS - 1],
                        rows);
            }
        }
    }

    private static Map<String, String> questions(Connection connection, Path folder) throws IOException, SQLException {
        Map<String, String> questions = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                questions.put("queries/" + file.getFileName(), Files.readString(file));
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(
                        "select table_name from duckdb_tables() where schema_name = 'mart' order by 1")) {
            while (tables.next()) {
                questions.put("mart." + tables.getString(1), "select * from mart." + tables.getString(1));
            }
        }
        return questions;
    }

    /** Fetches all rows, so that the time includes reading the result. */
    private static long fetchAll(Connection connection, String sql) throws SQLException {
        long rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            List<Integer> places = IntStream.rangeClosed(1, columns).boxed().toList();
            while (result.next()) {
                for (int column : places) {
                    result.getObject(column);
                }
                rows++;
            }
        }
        return rows;
    }
}
