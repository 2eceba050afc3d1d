package org.ruralwarehouse.land.csv;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.source.CellSlices;
import org.ruralwarehouse.land.source.SourceRow;

/** A line without quotes. The last text of each column is cached, because place names repeat in consecutive rows. */
final class UnquotedRow implements SourceRow {

    private static final int MAX_CACHED_LENGTH = 64;

    private final CellSlices cells;
    private final CellDecoder decoder;
    private @Nullable byte[][] lastBytes = new byte[0][];
    private @Nullable String[] lastTexts = new String[0];
    private long line;

    UnquotedRow(CellSlices cells, CellDecoder decoder) {
        this.cells = cells;
        this.decoder = decoder;
    }

    /** Starts a new row with the current cells of the slices. */
    void reset(long line) {
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
        boolean isCached = bytes.length <= MAX_CACHED_LENGTH;
        lastBytes[index] = isCached ? bytes : null;
        lastTexts[index] = isCached ? text : null;
        return text;
    }

    @Override
    public char first(int index) {
        return cells.first(index);
    }

    @Override
    public CellSlices slices() {
        return cells;
    }

    @Override
    public long line() {
        return line;
    }
}
