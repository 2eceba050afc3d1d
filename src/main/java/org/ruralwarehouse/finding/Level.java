package org.ruralwarehouse.finding;

/** Level of a rule, in the order in which the stages apply the levels. */
public enum Level {
    /** Completeness of the package, syntax of the file, header. */
    STRUCTURE,
    /** Conformity of values with the contract. */
    VALIDITY,
    /** Plausibility of rows, also in comparison with other rows and periods. */
    QUALITY,
    /** Consistency across provinces. */
    MACRO
}
