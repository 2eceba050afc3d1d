package org.ruralwarehouse.nightly;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;

/** Opens a file read-only with the driver on the class path, as a BI tool does. Runs as a separate program. */
final class OpenWithDriver {

    private OpenWithDriver() {}

    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0], properties);
                Statement statement = connection.createStatement()) {
            try (ResultSet figure = statement.executeQuery(
                    "select sum(persons)::bigint from star.fct_employment where date_key = 20221231")) {
                figure.next();
                System.out.println("persons=" + figure.getLong(1));
            }
            try (ResultSet column = connection.getMetaData().getColumns(null, "star", "fct_employment", "persons")) {
                column.next();
                System.out.println("remarks=" + !column.getString("REMARKS").isBlank());
            }
            System.out.println("driver=" + connection.getMetaData().getDatabaseProductVersion());
        }
    }
}
