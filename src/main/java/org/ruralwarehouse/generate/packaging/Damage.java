package org.ruralwarehouse.generate.packaging;

/** What happens to a package after it was made right. */
public enum Damage {
    NONE,
    /** Its first file ends half way, as in a copy that is still going on. */
    TRUNCATE,
    /** The manifest states another hash than its first file has. */
    WRONG_HASH,
    /** Instead of the package there are bytes that nothing can open. */
    GARBAGE
}
