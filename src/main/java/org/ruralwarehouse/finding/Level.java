package org.ruralwarehouse.finding;

/** Level of a rule, in the order in which the stages apply the levels. */
public enum Level {
    /** Is the package whole, the CSV well-formed, the header right? */
    STRUCTURE,
    /** Does the value obey the contract? */
    VALIDITY,
    /** Is the row plausible within its submission? */
    QUALITY,
    /** Does it hold across provinces? */
    MACRO
}
