package org.ruralwarehouse.land.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.source.CellSlices;
import org.ruralwarehouse.land.source.CellTrimmer;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.land.source.StrictReader;

/**
 * Fast reader for CSV files with few quotes. A line without quotes is split at its delimiters before anything is
 * decoded, as defined by RFC 4180. A line with a quote is parsed by the CSV parser, and so is the remainder of the file
 * as soon as a line is not a complete record. Rows and rejections are those of {@link CsvRows} on the same file.
 */
public final class UnquotedCsvReader implements SourceRows {

    private static final byte QUOTE = '"';
    private static final byte CARRIAGE_RETURN = '\r';
    private static final byte LINE_FEED = '\n';

    /** Results of {@link #split()} instead of the index of a line feed. */
    private static final int INCOMPLETE = -1;

    private static final int OTHER_LINE_ENDING = -2;

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

    /** Largest of the bytes that end a cell, a line or the fast path: most bytes are above it. */
    private final int largestSpecial;

    private final ByteWindow window;
    private final Charset charset;
    private final char delimiter;
    private final CellSlices cells = new CellSlices();
    private final UnquotedRow row;
    private final SingleLineCsvParser lineParser;
    private int lineStart;
    private boolean hasQuote;
    private long line;
    private long quotedLines;
    private @Nullable SourceRows remainder;

    private UnquotedCsvReader(InputStream in, Charset charset, char delimiter) throws IOException {
        this.charset = charset;
        this.delimiter = delimiter;
        largestSpecial = Math.max(delimiter, QUOTE);
        window = new ByteWindow(in);
        CellDecoder decoder = new CellDecoder(charset);
        row = new UnquotedRow(cells, decoder, this::invalidBytes);
        lineParser = new SingleLineCsvParser(CsvRows.format(delimiter), decoder);
        byte[] mark = String.valueOf(StrictReader.BYTE_ORDER_MARK).getBytes(charset);
        if (window.end() >= mark.length && Arrays.equals(window.bytes(), 0, mark.length, mark, 0, mark.length)) {
            window.moveTo(mark.length);
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
            return remainder.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the next line; null if the remainder of the file starts with this line. */
    private @Nullable SourceRow nextLine() throws IOException {
        int end = split();
        while (end == INCOMPLETE && window.fill()) {
            end = split();
        }
        SourceRow next = end < 0 ? null : rowTo(end);
        if (next == null) {
            startRemainder();
        }
        return next;
    }

    /**
     * Finds the cells of the next line.
     *
     * @return index of its line feed; negative if the window has no complete line, or if the line contains another line
     *     ending
     */
    private int split() {
        byte[] bytes = window.bytes();
        int limit = window.end();
        int start = window.start();
        cells.reset(bytes);
        hasQuote = false;
        for (int at = start; at < limit; at++) {
            int b = bytes[at] & 0xFF;
            if (b > largestSpecial) {
                continue;
            }
            if (b == delimiter) {
                cells.add(start, at);
                start = at + 1;
            } else if (b == LINE_FEED) {
                cells.add(start, at > start && bytes[at - 1] == CARRIAGE_RETURN ? at - 1 : at);
                return at;
            } else if (b == QUOTE) {
                hasQuote = true;
            } else if (b == CARRIAGE_RETURN && at + 1 < limit && bytes[at + 1] != LINE_FEED) {
                // The CSV parser also ends lines at a carriage return.
                return OTHER_LINE_ENDING;
            }
        }
        return INCOMPLETE;
    }

    /** The row of a line that was split; null if it has quotes and must be read as part of the remainder. */
    private @Nullable SourceRow rowTo(int end) throws IOException {
        lineStart = window.start();
        String[] texts = hasQuote ? parseTo(end) : null;
        if (hasQuote && texts == null) {
            return null;
        }
        window.moveTo(end + 1);
        line++;
        if (texts != null) {
            return new DecodedRow(texts, line);
        }
        row.reset(line);
        return row;
    }

    /** The cells of a line with quotes; null if it is not exactly one record, is blank or is one of too many. */
    private String @Nullable [] parseTo(int end) throws IOException {
        quotedLines++;
        if (quotedLines > QUOTED_LINES_ALLOWED + (line + 1) / LINES_PER_QUOTED) {
            return null;
        }
        String[] texts = lineParser.parse(Arrays.copyOfRange(window.bytes(), lineStart, end + 1));
        return texts == null || texts.length == 1 && CellTrimmer.trim(texts[0]).isEmpty() ? null : texts;
    }

    private void startRemainder() throws IOException {
        long offset = window.offset();
        remainder = new CsvRows(StrictReader.ofRemainder(window.unread(), charset, offset), delimiter, line);
    }

    /** Decodes the file from the current line, which has invalid bytes in a cell, to find the first invalid byte. */
    private FileRejectedException invalidBytes() {
        window.moveTo(lineStart);
        StrictReader reader = StrictReader.ofRemainder(window.unread(), charset, window.offset());
        try {
            reader.skip(Long.MAX_VALUE);
        } catch (FileRejectedException e) {
            return e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("the line is valid in " + charset.name());
    }

    @Override
    public void close() throws IOException {
        if (remainder != null) {
            remainder.close();
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
}
