package org.ruralwarehouse.land.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Positions of the cells of one line in a byte buffer. Valid until the next line is read. Belongs to one thread. */
public final class CellSlices {

    /** Maximum length in bytes of a cell that head and tail cover completely. */
    public static final int COVERED_BYTES = 2 * Long.BYTES;

    /** Number of readable bytes required after the last cell, because cells are read eight bytes at a time. */
    public static final int PADDING = Long.BYTES;

    private static final int INITIAL_CELLS = 32;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /**
     * Multiplier that spreads differences in a few bits over all bits (Knuth's multiplicative hashing, golden ratio).
     */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private byte[] buffer = new byte[0];
    private int[] starts = new int[INITIAL_CELLS];
    private int[] ends = new int[INITIAL_CELLS];
    private int size;
    private long head;
    private long tail;
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

    /**
     * Starts a new line.
     *
     * @param buffer buffer with at least {@link #PADDING} bytes of any value after the last cell
     */
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

    /**
     * Computes a hash of the length and of up to eight bytes of each end of a cell, which is faster than a hash of all
     * bytes. Afterwards {@link #head()} and {@link #tail()} refer to this cell, until the next call.
     *
     * @return hash of length, head and tail
     */
    public int hash(int cell) {
        int start = starts[cell];
        int end = ends[cell];
        int length = end - start;
        head = (long) LONGS.get(buffer, start);
        if (length >= Long.BYTES) {
            tail = (long) LONGS.get(buffer, end - Long.BYTES);
        } else {
            head &= (1L << length * Byte.SIZE) - 1;
            tail = 0;
        }
        long hashed = (head * 31 + tail + length) * MIX;
        return (int) (hashed >>> Integer.SIZE);
    }

    /** The first eight bytes of the cell that was hashed last; fewer for a shorter cell. */
    public long head() {
        return head;
    }

    /**
     * The last eight bytes of the cell that was hashed last; 0 for a shorter cell. Cells of equal length up to {@link
     * #COVERED_BYTES} are equal if head and tail are equal.
     */
    public long tail() {
        return tail;
    }

    @SuppressWarnings("deprecation") // the quickest way from bytes of ASCII to a string
    private String latin1(int start, int end) {
        return new String(buffer, 0, start, end - start);
    }
}
