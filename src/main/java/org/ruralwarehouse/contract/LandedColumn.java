package org.ruralwarehouse.contract;

/**
 * A column of the Parquet that a contract yields.
 *
 * @param sqlType the type that DuckDB reads it as
 */
public record LandedColumn(String name, Kind kind, String sqlType) {

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
