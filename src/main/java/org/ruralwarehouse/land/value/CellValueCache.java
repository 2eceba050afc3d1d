package org.ruralwarehouse.land.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.parquet.DictionaryText;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellSlices;

/**
 * Cache of the values of recently read cells of one column. A cell with the same bytes need not be trimmed, decoded and
 * looked up again; codes, names and categories fill most cells of a register. The cache is two-way set-associative: a
 * new value replaces the older of two values with the same hash. A miss only costs time. One instance per field, file
 * and thread.
 */
public final class CellValueCache {

    /**
     * Holds most codes of one province. A larger cache would slow down small files, because each file allocates its
     * own.
     */
    private static final int PAIR_BITS = 10;

    private static final int PAIRS = 1 << PAIR_BITS;

    /** 2^64 divided by the golden ratio: multiplicative hashing (Knuth, TAOCP 3, 6.4). */
    private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

    private static final int NO_KEY = -1;

    /** Maximum length of a cached cell in bytes. Longer cells rarely repeat and would need too much memory. */
    private static final int MAX_LENGTH = 64;

    private final int column;
    private final boolean isText;
    private final byte[][] keys = new byte[2 * PAIRS][];
    private final @Nullable DictionaryText[] texts = new DictionaryText[2 * PAIRS];
    private final long[] numbers = new long[2 * PAIRS];

    /** Compared before the bytes of a key, which are elsewhere in memory: without them landing takes 8 % more time. */
    private final long[] packedKeys = new long[2 * PAIRS];

    private final int[] lengths = new int[2 * PAIRS];

    private final boolean[] present = new boolean[2 * PAIRS];

    /** For each pair, which slot is overwritten next. */
    private final boolean[] secondIsOlder = new boolean[PAIRS];

    /**
     * @param column index of the landed column that the cell fills
     * @param isText true for a text column, false for a number column
     */
    public CellValueCache(int column, boolean isText) {
        this.column = column;
        this.isText = isText;
        Arrays.fill(lengths, NO_KEY);
    }

    /**
     * Sets the cached value of a cell with equal bytes in the row.
     *
     * @return false if no value is cached; the row is unchanged in this case
     */
    public boolean tryRead(CellSlices cells, int cell, RowBuffer row) {
        long packed = cells.packed(cell);
        int slot = 2 * pair(packed);
        if (!matches(slot, packed, cells, cell) && !matches(++slot, packed, cells, cell)) {
            return false;
        }
        if (!present[slot]) {
            return true;
        }
        DictionaryText text = texts[slot];
        if (text == null) {
            row.setNumber(column, numbers[slot]);
        } else {
            row.setText(column, text);
        }
        return true;
    }

    /** Caches the value that a valid cell set in the row; also the absence of a value. */
    public void put(CellSlices cells, int cell, RowBuffer row) {
        if (cells.length(cell) > MAX_LENGTH) {
            return;
        }
        long packed = cells.packed(cell);
        int pair = pair(packed);
        int slot = 2 * pair + (secondIsOlder[pair] ? 1 : 0);
        secondIsOlder[pair] = !secondIsOlder[pair];
        keys[slot] = cells.copy(cell);
        lengths[slot] = cells.length(cell);
        packedKeys[slot] = packed;
        present[slot] = row.isPresent(column);
        texts[slot] = isText ? row.text(column) : null;
        numbers[slot] = row.number(column);
    }

    private static int pair(long packed) {
        return (int) (packed * HASH_FACTOR >>> Long.SIZE - PAIR_BITS);
    }

    /** Looks at the bytes of a key only if its number and length do not identify it. */
    private boolean matches(int slot, long packed, CellSlices cells, int cell) {
        int length = cells.length(cell);
        return packedKeys[slot] == packed
                && lengths[slot] == length
                && (length <= Long.BYTES || cells.equals(cell, keys[slot]));
    }
}
