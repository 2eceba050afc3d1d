package org.ruralwarehouse.land;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.value.ValueReader;
import org.ruralwarehouse.land.value.Violation;

/**
 * Result of reading one text with a value reader.
 *
 * @param code code of the violation; null if there is none
 * @param row row with the value in column 0
 * @param isNormalized true if the text was normalized
 */
public record ReadResult(@Nullable String code, RowBuffer row, boolean isNormalized) {

    public static ReadResult of(ValueReader reader, String text) {
        RowBuffer row = new RowBuffer(4);
        Violation violation = reader.read(text, row);
        return new ReadResult(violation == null ? null : violation.code(), row, row.getAndClearNormalized());
    }

    public long number() {
        if (!row.isPresent(0)) {
            throw new AssertionError("no value was read");
        }
        return row.number(0);
    }

    public String text() {
        if (!row.isPresent(0)) {
            throw new AssertionError("no value was read");
        }
        return row.text(0).toString();
    }
}
