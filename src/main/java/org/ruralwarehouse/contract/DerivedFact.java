package org.ruralwarehouse.contract;

import java.util.Locale;

/** What a resident ID number tells about its holder and may be kept (GB 11643: digits 7 to 10 and 17). */
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
     * @throws IllegalArgumentException for a fact that no number tells; the contract's schema forbids it
     */
    public static DerivedFact of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    LandedColumn toColumn(String column) {
        return new LandedColumn(column, kind, sqlType);
    }
}
