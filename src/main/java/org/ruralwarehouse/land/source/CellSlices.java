package org.ruralwarehouse.land.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Where the cells of one line are in a buffer of bytes. Valid until the next line is asked for. */
public final class CellSlices {

    /** The longest cell of which nothing lies between head and tail. */
    public static final int COVERED_BYTES = 2 * Long.BYTES;

    /** A cell is looked at eight bytes at a time, also the last one of a buffer. */
    public static final int PADDING = Long.BYTES;

    private static final int INITIAL_CELLS = 32;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Spreads what differs in a few bits over all of them (Knuth's multiplicative hashing, golden ratio). */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private byte[] buffer = new byte[0];
    private int[] starts = new int[INITIAL_CELLS];
    private int[] ends = new int[INITIAL_CELLS];
    private int size;
    private long head;
    private long tail;
    private final View view = new View();

    /** Bytes of a cell as characters of the same number: text only as far as they are ASCII. */
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
     * Begins a line.
     *
     * @param buffer that goes on for {@link #PADDING} bytes after the last cell, whatever they are
     */
    public void reset(byte[] buffer) {
        this.buffer = buffer;
        size = 0;
    }

    public void add(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    public int size() {
        return size;
    }

    public int length(int cell) {
        return ends[cell] - starts[cell];
    }

    /** The first byte as a character; NUL for an empty cell. */
    public char first(int cell) {
        return starts[cell] == ends[cell] ? 0 : (char) (buffer[starts[cell]] & 0xFF);
    }

    public boolean isAscii(int cell) {
        for (int i = starts[cell]; i < ends[cell]; i++) {
            if (buffer[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The cell as characters of the same numbers, one object for all cells: valid until the next call. */
    public CharSequence view(int cell) {
        view.start = starts[cell];
        view.end = ends[cell];
        return view;
    }

    /** Copies a cell to the start of an array that is long enough. */
    public void copy(int cell, byte[] target) {
        System.arraycopy(buffer, starts[cell], target, 0, length(cell));
    }

    public byte[] copy(int cell) {
        return Arrays.copyOfRange(buffer, starts[cell], ends[cell]);
    }

    public boolean equals(int cell, byte[] other) {
        return Arrays.equals(buffer, starts[cell], ends[cell], other, 0, other.length);
    }

    /**
     * Looks at the length and at up to eight bytes of each end, which is quicker than byte by byte: {@link #head()} and
     * {@link #tail()} are of this cell until the next call.
     *
     * @return a hash of them
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

    /** The first bytes of the cell that was looked at. */
    public long head() {
        return head;
    }

    /** Its last bytes. Cells of one length up to {@link #COVERED_BYTES} are equal when head and tail are. */
    public long tail() {
        return tail;
    }

    @SuppressWarnings("deprecation") // the quickest way from bytes of ASCII to a string
    private String latin1(int start, int end) {
        return new String(buffer, 0, start, end - start);
    }
}
