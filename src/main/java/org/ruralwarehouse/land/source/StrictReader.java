package org.ruralwarehouse.land.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;

/**
 * Decodes without replacement characters: the first byte that is invalid in the encoding rejects the file with its
 * offset. A byte order mark is skipped.
 */
public final class StrictReader extends Reader {

    private static final int BUFFER = 1 << 16;
    private static final int READ_AHEAD = 1 << 16;
    public static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private long offset;
    private boolean atStart;
    private boolean ended;
    private long remaining = Long.MAX_VALUE;

    public StrictReader(InputStream in, Charset charset) {
        this(in, charset, 0, true);
    }

    private StrictReader(InputStream in, Charset charset, long offset, boolean atStart) {
        this.in = in;
        this.offset = offset;
        this.atStart = atStart;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Reads the remainder of a file whose start was already read, so U+FEFF is not a byte order mark.
     *
     * @param offset number of bytes that were already read
     */
    public static StrictReader ofRemainder(InputStream in, Charset charset, long offset) {
        return new StrictReader(in, charset, offset, false);
    }

    /**
     * Limits the number of characters until the next call to the maximum length of a record plus the read-ahead of a
     * buffer.
     *
     * @param characters maximum length of a record
     */
    public void limitTo(int characters) {
        remaining = characters + READ_AHEAD;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        int read = decode(target, from, length);
        remaining -= Math.max(read, 0);
        if (remaining < 0) {
            throw new RecordTooLongException();
        }
        return read;
    }

    private int decode(char[] target, int from, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(target, from, length);
        while (true) {
            int before = bytes.position();
            CoderResult result = decoder.decode(bytes, chars, ended);
            offset += bytes.position() - before;
            int read = chars.position() - from;
            if (read > 0) {
                return atStart ? withoutByteOrderMark(target, from, read, length) : read;
            }
            // Return decoded characters before reporting an error behind them, so that the order does not depend on the
            // read size.
            if (result.isError()) {
                throw malformed(result.length());
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private int withoutByteOrderMark(char[] target, int from, int read, int length) throws IOException {
        atStart = false;
        if (target[from] != BYTE_ORDER_MARK) {
            return read;
        }
        System.arraycopy(target, from + 1, target, from, read - 1);
        return read > 1 ? read - 1 : decode(target, from, length);
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private FileRejectedException malformed(int length) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < length && i < bytes.remaining(); i++) {
            hex.append(String.format(" %02X", bytes.get(bytes.position() + i)));
        }
        return new FileRejectedException(
                "encoding_invalid",
                null,
                null,
                MessageKey.BYTES_AT_OFFSET.with(hex.toString().strip(), offset),
                Message.ofValue(decoder.charset().name()));
    }

    /** Does not close the stream, because its owner still verifies the remaining bytes. */
    @Override
    public void close() {
        ended = true;
    }
}
