package org.ruralwarehouse.submission;

/** Names of the files in a landed folder. */
public final class LandedFiles {

    public static final String ROWS = "rows.parquet";
    public static final String QUARANTINE = "quarantine.parquet";
    public static final String FINDINGS = "findings.parquet";
    public static final String RECEIPT = "receipt.json";

    private LandedFiles() {}
}
