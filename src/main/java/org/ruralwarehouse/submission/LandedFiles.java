package org.ruralwarehouse.submission;

/** Names of the files in a landed folder. */
public final class LandedFiles {

    /** Landed rows. */
    public static final String ROWS = "rows.parquet";
    /** Quarantined rows. */
    public static final String QUARANTINE = "quarantine.parquet";
    /** Findings of the land stage. */
    public static final String FINDINGS = "findings.parquet";
    /** Receipt, written last. */
    public static final String RECEIPT = "receipt.json";

    private LandedFiles() {}
}
