package org.ruralwarehouse.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares all rows of star and marts in two releases, in both directions and with duplicates. Large tables are
 * compared per submission to limit memory. Prints one line per table; fails when a table differs.
 *
 * <p>Arguments: database, other database, memory limit, spill folder.
 */
final class SameTables {

    private static final long LARGE = 2_000_000;

    private final Connection connection;

    private SameTables(Connection connection) {
        this.connection = connection;
    }

    public static void main(String[] arguments) throws SQLException {
        int different = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            SameTables tables = new SameTables(connection);
            tables.execute("set memory_limit = '" + arguments[2] + "'");
            tables.execute("set temp_directory = '" + arguments[3] + "'");
            tables.execute("attach '" + arguments[0] + "' as a (read_only)");
            tables.execute("attach '" + arguments[1] + "' as b (read_only)");
            List<String> names = tables.names("a");
            if (!names.equals(tables.names("b"))) {
                System.out.println("different\ttables: " + names + " and " + tables.names("b"));
                different++;
            }
            for (String name : names) {
                long rows = tables.differingRows(name);
                System.out.println((rows == 0 ? "same" : "different") + "\t" + name + "\t" + rows);
                different += rows == 0 ? 0 : 1;
            }
        }
        System.exit(different == 0 ? 0 : 1);
    }

    private List<String> names(String database) throws SQLException {
        return strings("select schema_name || '.' || table_name from duckdb_tables() where database_name = '" + database
                + "' and schema_name in ('star', 'mart') order by 1");
    }

    private long differingRows(String table) throws SQLException {
        boolean isLarge = number("select count(*) from a." + table) > LARGE;
        boolean hasSubmissions = isLarge
                && number("select count(*) from (describe a." + table + ") where column_name = 'submission_key'") > 0;
        if (!hasSubmissions) {
            return differingRows(table, "");
        }
        long rows = 0;
        for (String key : strings("select distinct submission_key::varchar from a." + table
                + " union select distinct submission_key::varchar from b." + table)) {
            rows += differingRows(table, " where submission_key = " + key);
        }
        return rows;
    }

    private long differingRows(String table, String where) throws SQLException {
        String a = "select * from a." + table + where;
        String b = "select * from b." + table + where;
        return number("select count(*) from (" + a + " except all " + b + ")")
                + number("select count(*) from (" + b + " except all " + a + ")");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(strings(sql).get(0));
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
