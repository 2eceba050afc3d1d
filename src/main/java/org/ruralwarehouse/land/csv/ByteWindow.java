package org.ruralwarehouse.land.csv;

import java.io.IOException;
import java.io.InputStream;

/** A part of a stream in memory, which is moved forward line by line. Belongs to one thread. */
final class ByteWindow {

    private static final int SIZE = 1 << 18;

    private final InputStream in;
    private final byte[] bytes = new byte[SIZE];
    private int start;
    private int end;

    /** Offset in the stream of the first byte in memory. */
    private long offset;

    ByteWindow(InputStream in) throws IOException {
        this.in = in;
        fill();
    }

    /** The bytes in memory; those from {@link #start} to {@link #end} are unread. */
    byte[] bytes() {
        return bytes;
    }

    /** Index of the first unread byte. */
    int start() {
        return start;
    }

    /** Index after the last unread byte. */
    int end() {
        return end;
    }

    /** Offset in the stream of the first unread byte. */
    long offset() {
        return offset + start;
    }

    /** Marks the bytes before an index as read, or those from an index as unread. */
    void moveTo(int index) {
        start = index;
    }

    /**
     * Reads more bytes. The indexes of all bytes change.
     *
     * @return false at the end of the stream, or if the unread bytes fill the memory
     */
    boolean fill() throws IOException {
        System.arraycopy(bytes, start, bytes, 0, end - start);
        offset += start;
        end -= start;
        start = 0;
        int read = in.readNBytes(bytes, end, SIZE - end);
        end += read;
        return read > 0;
    }

    /** All unread bytes, in memory and in the stream. Closing this stream does not close the underlying one. */
    InputStream unread() {
        return new Unread();
    }

    private final class Unread extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (start == end) {
                return in.read(target, from, length);
            }
            int count = Math.min(length, end - start);
            System.arraycopy(bytes, start, target, from, count);
            start += count;
            return count;
        }
    }
}
