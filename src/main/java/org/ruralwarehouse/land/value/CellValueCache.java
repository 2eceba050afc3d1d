package org.ruralwarehouse.land.value;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.parquet.DictionaryText;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellSlices;

/**
 * What cells of one column were read as lately, so that a cell that comes again is not trimmed, decoded and looked up
 * again: codes, names and words of lists fill most cells of a register. A value takes the slot of the older of two others
 * with a like hash; nothing depends on what is remembered. One per field and file, one thread.
 */
public final class CellValueCache {

    /** Enough for most codes that a province names; more would cost every small file their room. */
    private static final int PAIRS = 1 << 10;

    /** Longer ones seldom come again and would fill the memory. */
    private static final int MAX_LENGTH = 64;

    private final int column;
    private final boolean isText;
    private final byte[] @Nullable [] keys = new byte[2 * PAIRS][];
    private final long[] heads = new long[2 * PAIRS];
    private final long[] tails = new long[2 * PAIRS];
    private final @Nullable DictionaryText[] texts = new DictionaryText[2 * PAIRS];
    private final long[] numbers = new long[2 * PAIRS];
    private final boolean[] present = new boolean[2 * PAIRS];

    /** Of each pair, the slot that is overwritten next. */
    private final boolean[] secondIsOlder = new boolean[PAIRS];

    /**
     * @param column the one that a cell fills
     * @param isText whether it holds texts, not numbers
     */
    public CellValueCache(int column, boolean isText) {
        this.column = column;
        this.isText = isText;
    }

    /**
     * Puts the value of an equal cell into the row.
     *
     * @return false when none is remembered; the row is as before then
     */
    public boolean tryRead(CellSlices cells, int cell, RowBuffer row) {
        int slot = 2 * (cells.hash(cell) & PAIRS - 1);
        if (!matches(slot, cells, cell) && !matches(++slot, cells, cell)) {
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

    /** Remembers what a cell without any violation put into the row, which may be nothing. */
    public void put(CellSlices cells, int cell, RowBuffer row) {
        if (cells.length(cell) > MAX_LENGTH) {
            return;
        }
        int pair = cells.hash(cell) & PAIRS - 1;
        int slot = 2 * pair + (secondIsOlder[pair] ? 1 : 0);
        secondIsOlder[pair] = !secondIsOlder[pair];
        keys[slot] = cells.copy(cell);
        heads[slot] = cells.head();
        tails[slot] = cells.tail();
        present[slot] = row.isPresent(column);
        texts[slot] = isText ? row.text(column) : null;
        numbers[slot] = row.number(column);
    }

    /** Of the cell that was looked at last. */
    private boolean matches(int slot, CellSlices cells, int cell) {
        if (heads[slot] != cells.head() || tails[slot] != cells.tail()) {
            return false;
        }
        byte[] key = keys[slot];
        int length = cells.length(cell);
        return key != null && key.length == length && (length <= CellSlices.COVERED_BYTES || cells.equals(cell, key));
    }
}
