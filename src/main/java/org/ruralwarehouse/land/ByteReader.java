package org.ruralwarehouse.land;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Hands out every byte as the character of the same number, so that a file is taken apart into cells before anything is
 * decoded: most cells are plain ASCII, and of the others most come again. A byte order mark is left out.
 */
final class ByteReader extends RecordReader {

    private static final int BUFFER = 1 << 16;

    /** U+FEFF in UTF-8 and in GB 18030. */
    private static final List<byte[]> BYTE_ORDER_MARKS = List.of(
            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, new byte[] {(byte) 0x84, 0x31, (byte) 0x95, 0x33});

    private static final int LONGEST_MARK = 4;

    private final InputStream in;
    private final byte[] bytes = new byte[BUFFER];
    private int position;
    private int end;
    private boolean atStart = true;

    ByteReader(InputStream in) {
        this.in = in;
    }

    /**
     * Whether a delimiter, a quote and the end of a line can be told by their bytes alone: in UTF-8 every byte of a
     * longer sequence is above 7F, in GB 18030 the second and fourth bytes are digits or 40 and above.
     */
    static boolean suits(Charset charset, char delimiter) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return delimiter < 0x80;
        }
        return charset.name().equals("GB18030") && (delimiter < '0' || delimiter > '9' && delimiter < 0x40);
    }

    @Override
    int next(char[] target, int from, int length) throws IOException {
        if (atStart) {
            atStart = false;
            fillStart();
        } else if (position == end) {
            position = 0;
            end = Math.max(in.read(bytes, 0, BUFFER), 0);
        }
        if (position == end) {
            return -1;
        }
        int read = Math.min(length, end - position);
        // Two copies that the virtual machine does many bytes at a time; a loop here does one.
        new String(bytes, position, read, StandardCharsets.ISO_8859_1).getChars(0, read, target, from);
        position += read;
        return read;
    }

    private void fillStart() throws IOException {
        end = in.readNBytes(bytes, 0, LONGEST_MARK);
        for (byte[] mark : BYTE_ORDER_MARKS) {
            if (end >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length)) {
                position = mark.length;
            }
        }
        if (position == end) {
            position = 0;
            end = Math.max(in.read(bytes, 0, BUFFER), 0);
        }
    }

    /** Leaves the stream open: whoever opened it still wants to see its last bytes. */
    @Override
    public void close() {
        position = end;
    }
}
