package org.ruralwarehouse.land;

import java.io.IOException;
import java.io.Reader;

/** Characters of a file for a parser, never more of them than one record may hold. */
abstract class RecordReader extends Reader {

    private static final int READ_AHEAD = 1 << 16;

    private long allowed = Long.MAX_VALUE;

    /**
     * How many characters may be read until the next call: what one record may hold and a buffer that reads ahead.
     */
    final void allow(int characters) {
        allowed = characters + READ_AHEAD;
    }

    @Override
    public final int read(char[] target, int from, int length) throws IOException {
        int read = next(target, from, length);
        allowed -= Math.max(read, 0);
        if (allowed < 0) {
            throw new RecordTooLongException();
        }
        return read;
    }

    /** As {@link Reader#read(char[], int, int)}. */
    abstract int next(char[] target, int from, int length) throws IOException;
}
