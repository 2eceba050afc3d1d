package org.ruralwarehouse.duckdb;

import java.sql.SQLException;

/** A statement that DuckDB rejected or could not complete. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_SQL_LENGTH = 300;

    DatabaseException(String sql, SQLException cause) {
        super(cause.getMessage() + " [in: " + shortened(sql) + "]", cause);
    }

    /** Message of DuckDB, without the statement. */
    public String reason() {
        Throwable cause = getCause();
        return cause == null || cause.getMessage() == null ? "unknown" : cause.getMessage();
    }

    /** Whether the machine failed, for example a full disk; other failures may be caused by the data. */
    public boolean isSystemFailure() {
        String reason = reason();
        return reason.startsWith("IO Error") || reason.contains("No space left") || reason.startsWith("FATAL");
    }

    private static String shortened(String sql) {
        String line = sql.replaceAll("\\s+", " ");
        return line.length() <= MAX_SQL_LENGTH ? line : line.substring(0, MAX_SQL_LENGTH) + "…";
    }
}
