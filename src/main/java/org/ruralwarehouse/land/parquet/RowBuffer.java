package org.ruralwarehouse.land.parquet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One row of landed columns, reused for all rows, so that no values are boxed and no objects are allocated per row. */
public final class RowBuffer {

    private final long[] numbers;
    private final @Nullable DictionaryText[] texts;
    private final boolean[] present;
    private boolean normalized;

    public RowBuffer(int columns) {
        numbers = new long[columns];
        texts = new DictionaryText[columns];
        present = new boolean[columns];
    }

    /** Makes all columns absent. */
    public void clear() {
        Arrays.fill(present, false);
    }

    /** Sets an integer, half a pseudonym, a scaled decimal, a date (days since 1970-01-01) or a boolean (0 or 1). */
    public void setNumber(int column, long value) {
        numbers[column] = value;
        present[column] = true;
    }

    /** Sets an encoded text. */
    public void setText(int column, DictionaryText value) {
        texts[column] = value;
        present[column] = true;
    }

    /** Sets a text; null leaves the column unchanged. */
    public void setText(int column, @Nullable String value) {
        if (value != null) {
            setText(column, DictionaryText.of(value));
        }
    }

    /** Makes the column absent. */
    public void unset(int column) {
        present[column] = false;
    }

    /** True if the column has a value. */
    public boolean isPresent(int column) {
        return present[column];
    }

    /** The number of a column; undefined if the column is absent. */
    public long number(int column) {
        return numbers[column];
    }

    /** The text of a column; empty if it was never set. */
    public DictionaryText text(int column) {
        DictionaryText text = texts[column];
        return text == null ? DictionaryText.EMPTY : text;
    }

    /** Marks the current cell as normalized. */
    public void markNormalized() {
        normalized = true;
    }

    /** True if a cell was marked as normalized since the last call; clears the mark. */
    public boolean getAndClearNormalized() {
        boolean wasNormalized = normalized;
        normalized = false;
        return wasNormalized;
    }
}
