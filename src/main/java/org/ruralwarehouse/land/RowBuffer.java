package org.ruralwarehouse.land;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One row of landed columns, used again for every row: nothing is boxed and nothing is kept. */
final class RowBuffer {

    private final long[] numbers;
    private final @Nullable Text[] texts;
    private final boolean[] present;
    private boolean normalized;

    RowBuffer(int columns) {
        numbers = new long[columns];
        texts = new Text[columns];
        present = new boolean[columns];
    }

    void clear() {
        Arrays.fill(present, false);
    }

    void setNumber(int column, long value) {
        numbers[column] = value;
        present[column] = true;
    }

    void setText(int column, Text value) {
        texts[column] = value;
        present[column] = true;
    }

    void setText(int column, @Nullable String value) {
        if (value != null) {
            setText(column, Text.of(value));
        }
    }

    void unset(int column) {
        present[column] = false;
    }

    boolean isPresent(int column) {
        return present[column];
    }

    long number(int column) {
        return numbers[column];
    }

    Text text(int column) {
        Text text = texts[column];
        return text == null ? Text.EMPTY : text;
    }

    /** Notes that the cell being read was brought into its standard form first. */
    void noteNormalized() {
        normalized = true;
    }

    boolean takeNormalized() {
        boolean was = normalized;
        normalized = false;
        return was;
    }
}
