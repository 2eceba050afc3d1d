package org.ruralwarehouse.land;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The records of one CSV file (RFC 4180) with the lines they begin at; blank lines are no records. */
final class SourceRows implements Closeable {

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long line = 1;

    SourceRows(InputStream in, Charset charset, char delimiter) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
        parser = CSVParser.builder()
                .setReader(new StrictReader(in, charset))
                .setFormat(format)
                .get();
        records = parser.iterator();
    }

    /** Null at the end of the file. */
    @Nullable
    CSVRecord next() {
        while (true) {
            line = parser.getCurrentLineNumber() + 1;
            CSVRecord record = read();
            if (record == null || !isBlank(record)) {
                return record;
            }
        }
    }

    private @Nullable CSVRecord read() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            if (cause instanceof CSVException) {
                throw new RefusalException("csv_malformed", line, null, "a quote out of place", "RFC 4180");
            }
            throw e;
        }
    }

    private static boolean isBlank(CSVRecord record) {
        return record.size() == 1 && CellText.trim(record.get(0)).isEmpty();
    }

    /** Line at which the record returned last begins, 1 = first. */
    long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
