package org.ruralwarehouse.finding;

import java.util.Locale;

/** Effect of a finding on the data. */
public enum Effect {
    /** The package is incomplete; the next run inspects it again. */
    SUBMISSION_WAITS,
    /** The submission is rejected; none of its rows is loaded. */
    SUBMISSION_REFUSED,
    /** The submission is held until it is corrected or confirmed; none of its rows is loaded. */
    SUBMISSION_HELD,
    /** The row is quarantined and excluded from all figures. */
    ROW_QUARANTINED,
    /** The rule is waived for this province and period; see {@link Waiver}. The row counts. */
    WAIVED,
    /** The finding is reported; the row or submission counts. */
    REPORTED,
    /** The release is not published. */
    RELEASE_HELD;

    /** Name in tables, reports and definitions. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant with this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Effect of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
