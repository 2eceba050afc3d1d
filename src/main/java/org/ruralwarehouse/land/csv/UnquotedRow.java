package org.ruralwarehouse.land.csv;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.source.CellSlices;
import org.ruralwarehouse.land.source.SourceRow;

/** A line without quotes. What a column held last is remembered as text: names of places come row after row. */
final class UnquotedRow implements SourceRow {

    private static final int LONGEST_REMEMBERED = 64;

    private final CellSlices cells;
    private final CellDecoder decoder;
    private @Nullable byte[][] lastBytes = new byte[0][];
    private @Nullable String[] lastTexts = new String[0];
    private long line;

    UnquotedRow(CellSlices cells, CellDecoder decoder) {
        this.cells = cells;
        this.decoder = decoder;
    }

    /** Becomes the row of the cells that were found last. */
    void begin(long line) {
        this.line = line;
        if (cells.size() > lastTexts.length) {
            lastBytes = new byte[cells.size()][];
            lastTexts = new String[cells.size()];
        }
    }

    @Override
    public int size() {
        return cells.size();
    }

    @Override
    public String cell(int index) {
        byte[] last = lastBytes[index];
        String text = lastTexts[index];
        if (last != null && text != null && cells.equals(index, last)) {
            return text;
        }
        byte[] bytes = cells.copy(index);
        text = decoder.decode(bytes);
        boolean isRemembered = bytes.length <= LONGEST_REMEMBERED;
        lastBytes[index] = isRemembered ? bytes : null;
        lastTexts[index] = isRemembered ? text : null;
        return text;
    }

    @Override
    public char first(int index) {
        return cells.first(index);
    }

    @Override
    public CellSlices bytes() {
        return cells;
    }

    @Override
    public long line() {
        return line;
    }
}
