package org.ruralwarehouse.generate.packaging;

/** Damage to apply to a correct package. */
public enum Damage {
    NONE,
    /** The first file ends half way, as in a copy that is still running. */
    TRUNCATE,
    /** The manifest has a wrong hash for the first file. */
    WRONG_HASH,
    /** The package is replaced by bytes that are not an archive. */
    GARBAGE
}
