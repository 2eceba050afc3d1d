package org.ruralwarehouse.contract;

import java.util.Locale;

/** A fact that is derived from a resident ID number and may be stored (GB 11643: digits 7 to 10 and 17). */
public enum DerivedFact {
    SEX(LandedColumn.Kind.TEXT, "VARCHAR"),
    BIRTH_YEAR(LandedColumn.Kind.INT, "INTEGER");

    private final LandedColumn.Kind kind;
    private final String sqlType;

    DerivedFact(LandedColumn.Kind kind, String sqlType) {
        this.kind = kind;
        this.sqlType = sqlType;
    }

    /**
     * Returns the fact with this name in a contract.
     *
     * @throws IllegalArgumentException for an unknown name; the JSON Schema of contracts excludes it
     */
    public static DerivedFact of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    LandedColumn toColumn(String column) {
        return new LandedColumn(column, kind, sqlType);
    }
}
