package org.ruralwarehouse.land;

import org.jspecify.annotations.Nullable;

/**
 * What a reader made of one text.
 *
 * @param code of the complaint; null when there is none
 * @param row with the value in column 0
 * @param isNormalized the text was brought into its standard form first
 */
record Reading(@Nullable String code, RowBuffer row, boolean isNormalized) {

    static Reading of(ValueReader reader, String text) {
        RowBuffer row = new RowBuffer(3);
        Complaint complaint = reader.read(text, row);
        return new Reading(complaint == null ? null : complaint.code(), row, row.takeNormalized());
    }

    long number() {
        if (!row.isPresent(0)) {
            throw new AssertionError("no value was read");
        }
        return row.number(0);
    }

    String text() {
        if (!row.isPresent(0)) {
            throw new AssertionError("no value was read");
        }
        return row.text(0).toString();
    }
}
