package org.ruralwarehouse.land.parquet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One row of landed columns, used again for every row: nothing is boxed and nothing is kept. */
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

    public void clear() {
        Arrays.fill(present, false);
    }

    public void setNumber(int column, long value) {
        numbers[column] = value;
        present[column] = true;
    }

    public void setText(int column, DictionaryText value) {
        texts[column] = value;
        present[column] = true;
    }

    public void setText(int column, @Nullable String value) {
        if (value != null) {
            setText(column, DictionaryText.of(value));
        }
    }

    public void unset(int column) {
        present[column] = false;
    }

    public boolean isPresent(int column) {
        return present[column];
    }

    public long number(int column) {
        return numbers[column];
    }

    public DictionaryText text(int column) {
        DictionaryText text = texts[column];
        return text == null ? DictionaryText.EMPTY : text;
    }

    /** Notes that the cell being read wasNormalized brought into its standard form first. */
    public void markNormalized() {
        normalized = true;
    }

    public boolean getAndClearNormalized() {
        boolean wasNormalized = normalized;
        normalized = false;
        return wasNormalized;
    }
}
