package org.ruralwarehouse.land;

import org.jspecify.annotations.Nullable;

/**
 * What cells of one column were read as lately, so that a cell that comes again is not trimmed, decoded and looked up
 * again: codes, names and words of lists fill most cells of a register. A value takes the place of the older of two others
 * with a like hash; nothing depends on what is remembered. One per field and file, one thread.
 */
final class CellMemo {

    /** Enough for most codes that a province names; more would cost every small file their room. */
    private static final int PAIRS = 1 << 10;

    /** Longer ones seldom come again and would fill the memory. */
    private static final int LONGEST = 64;

    /** What a place holds, side by side, so that one line of the processor's cache tells all of most cells. */
    private static final int HEAD = 0;

    private static final int TAIL = 1;
    private static final int NUMBER = 2;
    private static final int KIND = 3;
    private static final int WIDTH = 4;

    private final int column;
    private final boolean isText;
    private final long[] places = new long[2 * PAIRS * WIDTH];
    private final @Nullable Text[] texts = new Text[2 * PAIRS];

    /** Only of cells of which head and tail do not tell all. */
    private final byte[] @Nullable [] keys = new byte[2 * PAIRS][];

    /** Of each pair, the place that is overwritten next. */
    private final boolean[] secondIsOlder = new boolean[PAIRS];

    /**
     * @param column the one that a cell fills
     * @param isText whether it holds texts, not numbers
     */
    CellMemo(int column, boolean isText) {
        this.column = column;
        this.isText = isText;
    }

    /**
     * Puts the value of an equal cell into the row.
     *
     * @return false when none is remembered; the row is as before then
     */
    boolean recall(ByteCells cells, int cell, RowBuffer row) {
        int pair = cells.look(cell) & PAIRS - 1;
        int length = cells.length(cell);
        int place = 2 * pair;
        if (!isAt(place, length, cells, cell) && !isAt(++place, length, cells, cell)) {
            return false;
        }
        if (places[place * WIDTH + KIND] != kind(length, true)) {
            return true;
        }
        Text text = isText ? texts[place] : null;
        if (text == null) {
            row.setNumber(column, places[place * WIDTH + NUMBER]);
        } else {
            row.setText(column, text);
        }
        return true;
    }

    /** Remembers what a cell without any complaint put into the row, which may be nothing. */
    void remember(ByteCells cells, int cell, RowBuffer row) {
        int length = cells.length(cell);
        if (length > LONGEST) {
            return;
        }
        int pair = cells.look(cell) & PAIRS - 1;
        int place = 2 * pair + (secondIsOlder[pair] ? 1 : 0);
        secondIsOlder[pair] = !secondIsOlder[pair];
        places[place * WIDTH + HEAD] = cells.head();
        places[place * WIDTH + TAIL] = cells.tail();
        places[place * WIDTH + NUMBER] = row.number(column);
        places[place * WIDTH + KIND] = kind(length, row.isPresent(column));
        texts[place] = isText ? row.text(column) : null;
        keys[place] = length > ByteCells.SEEN_WHOLE ? cells.copy(cell) : null;
    }

    /** A number that tells the length of a cell and whether it held a value, and never that of a place without any. */
    private static long kind(int length, boolean isPresent) {
        return 2L * (length + 1) + (isPresent ? 1 : 0);
    }

    /** Of the cell that was looked at last. */
    private boolean isAt(int place, int length, ByteCells cells, int cell) {
        int at = place * WIDTH;
        if (places[at + HEAD] != cells.head()
                || places[at + TAIL] != cells.tail()
                || places[at + KIND] >> 1 != length + 1) {
            return false;
        }
        byte[] key = keys[place];
        return key == null || cells.equals(cell, key);
    }
}
