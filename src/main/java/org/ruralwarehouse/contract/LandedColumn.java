package org.ruralwarehouse.contract;

/**
 * A column of the Parquet that a contract yields.
 *
 * @param sqlType the type that DuckDB reads it as
 */
public record LandedColumn(String name, Kind kind, String sqlType) {

    /** Where a row began in the file that was sent. */
    public static final String SOURCE_LINE = "source_line";

    /** True when a value comes once, as a rule: a dictionary of them would be longer than they are. */
    public boolean isUnique() {
        return kind == Kind.UUID || name.equals(SOURCE_LINE);
    }

    /** How a value is held in a row buffer and in Parquet. */
    public enum Kind {
        /** UTF-8 text. */
        TEXT,
        /** 128-bit pseudonym, Parquet logical type UUID. */
        UUID,
        /** 64-bit integer. */
        LONG,
        /** 32-bit integer. */
        INT,
        /** Scaled 64-bit integer, 18 digits, Parquet logical type DECIMAL. */
        DECIMAL,
        BOOLEAN,
        /** Days since 1970-01-01. */
        DATE
    }
}
