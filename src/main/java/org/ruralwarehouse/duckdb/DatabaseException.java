package org.ruralwarehouse.duckdb;

import java.sql.SQLException;
import java.time.Duration;

/** A statement that DuckDB rejected or could not complete. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_SQL_LENGTH = 300;

    private final boolean isTimeOut;

    DatabaseException(String sql, SQLException cause) {
        super(cause.getMessage() + " [in: " + shortened(sql) + "]", cause);
        String reason = cause.getMessage();
        isTimeOut = reason != null && reason.startsWith("Out of Memory Error");
    }

    /** A statement that was cancelled because it did not finish within its time budget. */
    DatabaseException(String sql, Duration budget, SQLException cause) {
        super(
                "did not finish within the time budget of " + budget + " [in: " + shortened(sql) + "]",
                new SQLException("did not finish within the time budget of " + budget, cause));
        isTimeOut = true;
    }

    /** Whether the statement exceeded its time budget, or the limits on memory and spilled data. */
    public boolean isTimeOut() {
        return isTimeOut;
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
