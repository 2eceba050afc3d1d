package org.ruralwarehouse.finding;

/** What a finding did to the data. */
public enum Effect {
    /** The package is not complete yet; the next run looks again. */
    SUBMISSION_WAITS,
    /** Nothing of the submission is loaded. */
    SUBMISSION_REFUSED,
    /** The row is kept in quarantine and does not count. */
    ROW_QUARANTINED,
    /** The office does not hold the rule against this province and period; see {@link Waiver}. */
    WAIVED,
    /** Nothing was kept out; the province should look. */
    REPORTED,
    /** The release was not published. */
    RELEASE_HELD
}
