package org.ruralwarehouse.finding;

import java.util.Locale;

/** Severity of a finding. Only an error excludes a row from the warehouse. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** Name in tables, reports and definitions. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant with this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Severity of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
