package org.ruralwarehouse.land.csv;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.source.CellSlices;
import org.ruralwarehouse.land.source.CellTrimmer;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.land.source.StrictReader;

/**
 * Fast reader for CSV files with few quotes. A line without quotes is split at its delimiters before anything is
 * decoded, as defined by RFC 4180. A line with a quote is parsed by the CSV parser, and so is the remainder of the file
 * as soon as a line is not a complete record. The rows are those of {@link CsvRows} on the same file. After a rejection
 * the caller must read the file again with {@link CsvRows}, which determines the reason and the line.
 */
public final class UnquotedCsvReader implements SourceRows {

    private static final int BUFFER = 1 << 18;
    private static final byte QUOTE = '"';
    private static final byte CARRIAGE_RETURN = '\r';
    private static final byte LINE_FEED = '\n';

    /**
     * Maximum share of lines with quotes, as one in this many: setting up the parser for one line costs as much as
     * several lines.
     */
    private static final int LINES_PER_QUOTED = 8;

    /**
     * Number of lines with quotes that are allowed in addition to this share, so that a few at the start of a file are
     * acceptable.
     */
    private static final int QUOTED_LINES_ALLOWED = 100;

    private final InputStream in;
    private final Charset charset;
    private final char delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private final CellSlices cells = new CellSlices();
    private final UnquotedRow row;
    private final SingleLineCsvParser lineParser;
    private int position;
    private int limit;
    private boolean ended;
    private boolean hasQuote;
    private long line;
    private long quotedLines;
    private @Nullable SourceRows remainder;
    private long linesBeforeRemainder;

    private UnquotedCsvReader(InputStream in, Charset charset, char delimiter) throws IOException {
        this.in = in;
        this.charset = charset;
        this.delimiter = delimiter;
        CellDecoder decoder = new CellDecoder(charset);
        row = new UnquotedRow(cells, decoder);
        lineParser = new SingleLineCsvParser(CsvRows.format(delimiter), decoder);
        fill();
        byte[] mark = String.valueOf(StrictReader.BYTE_ORDER_MARK).getBytes(charset);
        if (limit >= mark.length && Arrays.equals(buffer, 0, mark.length, mark, 0, mark.length)) {
            position = mark.length;
        }
    }

    /** Opens the fast reader, or {@link CsvRows} if the encoding or the delimiter is not supported. */
    public static SourceRows open(InputStream in, Charset charset, char delimiter) throws IOException {
        return isSupported(charset, delimiter)
                ? new UnquotedCsvReader(in, charset, delimiter)
                : new CsvRows(in, charset, delimiter);
    }

    /**
     * True if delimiters, quotes and line endings can be recognized by single bytes: in UTF-8 all bytes of a multi-byte
     * sequence are above 7F, in GB 18030 the later bytes are digits or at least 40.
     */
    static boolean isSupported(Charset charset, char delimiter) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return delimiter < 0x80;
        }
        return charset.name().equals("GB18030") && (delimiter < '0' || delimiter > '9' && delimiter < 0x40);
    }

    @Override
    public @Nullable SourceRow next() {
        try {
            while (remainder == null) {
                SourceRow next = nextLine();
                if (next != null && (next.size() > 1 || !next.isBlank())) {
                    return next;
                }
            }
            return nextOfRemainder(remainder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the next line; null if the remainder of the file starts with this line. */
    private @Nullable SourceRow nextLine() throws IOException {
        int end = split();
        if (end < 0) {
            return null;
        }
        int start = position;
        position = end + 1;
        line++;
        if (!hasQuote) {
            row.reset(line);
            return row;
        }
        quotedLines++;
        SourceRow parsed = quotedLines > QUOTED_LINES_ALLOWED + line / LINES_PER_QUOTED ? null : parse(start);
        if (parsed == null) {
            position = start;
            line--;
            startRemainder();
        }
        return parsed;
    }

    /**
     * Finds the cells of the next line.
     *
     * @return index of its line feed; negative if the remainder of the file starts with this line
     */
    private int split() throws IOException {
        while (true) {
            int end = splitBuffered();
            if (end >= 0) {
                return end;
            }
            if (remainder != null || !fill()) {
                startRemainder();
                return -1;
            }
        }
    }

    /**
     * Finds the cells of the next line in the buffer.
     *
     * @return index of its line feed; negative if the buffer has no complete line, or if the line contains another line
     *     ending
     */
    private int splitBuffered() throws IOException {
        cells.reset(buffer);
        hasQuote = false;
        int start = position;
        for (int at = position; at < limit; at++) {
            byte b = buffer[at];
            if (b == delimiter) {
                cells.add(start, at);
                start = at + 1;
            } else if (b == LINE_FEED) {
                cells.add(start, at > start && buffer[at - 1] == CARRIAGE_RETURN ? at - 1 : at);
                return at;
            } else if (b == QUOTE) {
                hasQuote = true;
            } else if (b == CARRIAGE_RETURN && at + 1 < limit && buffer[at + 1] != LINE_FEED) {
                // The CSV parser also ends lines at a carriage return.
                startRemainder();
                return -1;
            }
        }
        return -1;
    }

    /** Parses a line with quotes; null if it is not exactly one record or is blank. */
    private @Nullable SourceRow parse(int start) throws IOException {
        String[] texts = lineParser.parse(Arrays.copyOfRange(buffer, start, position));
        return texts == null || texts.length == 1 && CellTrimmer.trim(texts[0]).isEmpty()
                ? null
                : new DecodedRow(texts, line);
    }

    /** Does not close the stream, because its owner still verifies the remaining bytes. */
    private static final class NonClosing extends FilterInputStream {

        NonClosing(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The owner closes the stream.
        }
    }

    private record DecodedRow(String[] texts, long line) implements SourceRow {

        @Override
        public int size() {
            return texts.length;
        }

        @Override
        public String cell(int index) {
            return texts[index];
        }
    }

    /**
     * Moves the unread bytes to the start of the buffer and fills it.
     *
     * @return false at the end of the file, or if one line fills the buffer
     */
    private boolean fill() throws IOException {
        if (ended || position == 0 && limit == BUFFER) {
            return false;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        int read = in.readNBytes(buffer, limit, BUFFER - limit);
        limit += read;
        ended = read == 0;
        return read > 0;
    }

    private void startRemainder() throws IOException {
        if (remainder == null) {
            linesBeforeRemainder = line;
            remainder = CsvRows.ofRemainder(
                    new SequenceInputStream(
                            new ByteArrayInputStream(buffer, position, limit - position), new NonClosing(in)),
                    charset,
                    delimiter);
        }
    }

    private @Nullable SourceRow nextOfRemainder(SourceRows rows) {
        SourceRow next = rows.next();
        return next == null || linesBeforeRemainder == 0
                ? next
                : new DecodedRow(next.cells(), linesBeforeRemainder + next.line());
    }

    @Override
    public void close() throws IOException {
        if (remainder != null) {
            remainder.close();
        }
    }
}
