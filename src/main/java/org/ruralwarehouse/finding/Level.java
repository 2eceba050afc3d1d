package org.ruralwarehouse.finding;

/** Which question was asked when the finding came up, in the order in which the stations ask them. */
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
