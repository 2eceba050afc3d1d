package org.ruralwarehouse.duckdb;

import java.sql.SQLException;

/** DuckDB refused or failed a statement. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 300;

    DatabaseException(String sql, SQLException cause) {
        super(cause.getMessage() + " [in: " + shortened(sql) + "]", cause);
    }

    /** What DuckDB said, without the statement. */
    public String reason() {
        Throwable cause = getCause();
        return cause == null || cause.getMessage() == null ? "unknown" : cause.getMessage();
    }

    private static String shortened(String sql) {
        String line = sql.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
