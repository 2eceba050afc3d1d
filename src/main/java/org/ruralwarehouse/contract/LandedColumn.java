package org.ruralwarehouse.contract;

/**
 * A column of the landed Parquet file.
 *
 * @param sqlType DuckDB type of the column
 */
public record LandedColumn(String name, Kind kind, String sqlType) {

    /** Column with the first line of a row in the submitted file. */
    public static final String SOURCE_LINE = "source_line";

    /** Storage type of a value in a row buffer and in Parquet. */
    public enum Kind {
        /** UTF-8 text. */
        TEXT,
        /** 64 bits of a pseudonym, a 64-bit integer. */
        PSEUDONYM,
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
