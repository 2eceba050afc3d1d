package org.ruralwarehouse.finding;

import java.util.Locale;

/** Level of a rule, in the order in which the stages apply the levels. */
public enum Level {
    /** Completeness of the package, syntax of the file, header. */
    STRUCTURE,
    /** Conformity of values with the contract. */
    VALIDITY,
    /** Plausibility of rows, also in comparison with other rows and periods. */
    QUALITY,
    /** Consistency across provinces. */
    MACRO;

    /** Name in tables, reports and definitions. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant with this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Level of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
