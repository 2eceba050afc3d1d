package org.ruralwarehouse.land.source;

import java.util.Arrays;

/** Positions of the cells of one line in a byte buffer. Valid until the next line is read. Belongs to one thread. */
public final class CellSlices {

    private static final int INITIAL_CELLS = 32;

    private byte[] buffer = new byte[0];
    private int[] starts = new int[INITIAL_CELLS];
    private int[] ends = new int[INITIAL_CELLS];
    private int size;
    private final View view = new View();

    /**
     * View of a cell that maps each byte to the character with the same number (ISO 8859-1), so it is correct for ASCII
     * only.
     */
    private final class View implements CharSequence {

        private int start;
        private int end;

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            return (char) (buffer[start + index] & 0xFF);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return toString().substring(from, to);
        }

        @Override
        public String toString() {
            return CellSlices.this.latin1(start, end);
        }
    }

    /** Starts a new line of a buffer. */
    public void reset(byte[] buffer) {
        this.buffer = buffer;
        size = 0;
    }

    /**
     * Adds a cell.
     *
     * @param start index of the first byte
     * @param end index after the last byte
     */
    public void add(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    /** Number of cells. */
    public int size() {
        return size;
    }

    /** Length of a cell in bytes. */
    public int length(int cell) {
        return ends[cell] - starts[cell];
    }

    /** The first byte as a character; NUL for an empty cell. */
    public char first(int cell) {
        return starts[cell] == ends[cell] ? 0 : (char) (buffer[starts[cell]] & 0xFF);
    }

    /** True if all bytes of the cell are ASCII. */
    public boolean isAscii(int cell) {
        for (int i = starts[cell]; i < ends[cell]; i++) {
            if (buffer[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The cell as ISO 8859-1 text. All calls return the same object, which is valid until the next call. */
    public CharSequence view(int cell) {
        view.start = starts[cell];
        view.end = ends[cell];
        return view;
    }

    /** Copies a cell to the start of an array that is at least as long as the cell. */
    public void copy(int cell, byte[] target) {
        System.arraycopy(buffer, starts[cell], target, 0, length(cell));
    }

    /** A copy of the bytes of a cell. */
    public byte[] copy(int cell) {
        return Arrays.copyOfRange(buffer, starts[cell], ends[cell]);
    }

    /** True if the cell has exactly these bytes. */
    public boolean equals(int cell, byte[] other) {
        return Arrays.equals(buffer, starts[cell], ends[cell], other, 0, other.length);
    }

    /** The bytes of a cell as a number. Up to {@link Long#BYTES} bytes, different cells of one length differ in it. */
    public long packed(int cell) {
        long packed = 0;
        for (int i = starts[cell]; i < ends[cell]; i++) {
            packed = Long.rotateLeft(packed, Byte.SIZE) ^ buffer[i] & 0xFF;
        }
        return packed;
    }

    @SuppressWarnings("deprecation") // the quickest way from bytes of ASCII to a string
    private String latin1(int start, int end) {
        return new String(buffer, 0, start, end - start);
    }
}
