package org.ruralwarehouse.land.csv;

import java.nio.charset.CharacterCodingException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.source.CellSlices;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRow;

/** A line without quotes. The last text of each column is cached, because place names repeat in consecutive rows. */
final class UnquotedRow implements SourceRow {

    private static final int MAX_CACHED_LENGTH = 64;

    private final CellSlices cells;
    private final CellDecoder decoder;
    private final Supplier<FileRejectedException> invalidBytes;
    private @Nullable byte[][] lastBytes = new byte[0][];
    private @Nullable String[] lastTexts = new String[0];
    private long line;

    /**
     * @param invalidBytes locates the first invalid byte of the current line
     */
    UnquotedRow(CellSlices cells, CellDecoder decoder, Supplier<FileRejectedException> invalidBytes) {
        this.cells = cells;
        this.decoder = decoder;
        this.invalidBytes = invalidBytes;
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
        text = decode(bytes);
        boolean isCached = bytes.length <= MAX_CACHED_LENGTH;
        lastBytes[index] = isCached ? bytes : null;
        lastTexts[index] = isCached ? text : null;
        return text;
    }

    private String decode(byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (CharacterCodingException e) {
            throw invalidBytes.get();
        }
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
