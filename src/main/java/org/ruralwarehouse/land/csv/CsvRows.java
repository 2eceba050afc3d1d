package org.ruralwarehouse.land.csv;

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
import org.ruralwarehouse.land.source.CellTrimmer;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.RecordTooLongException;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.land.source.StrictReader;
import org.ruralwarehouse.message.MessageKey;

/** The records of one CSV file (RFC 4180) with their first line; blank lines are not records. */
public final class CsvRows implements SourceRows {

    private final StrictReader reader;
    private final long linesBefore;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Row row = new Row();

    public CsvRows(InputStream in, Charset charset, char delimiter) throws IOException {
        this(new StrictReader(in, charset), delimiter, 0);
    }

    /**
     * @param linesBefore number of lines of the file before those of the reader
     */
    CsvRows(StrictReader reader, char delimiter, long linesBefore) throws IOException {
        this.reader = reader;
        this.linesBefore = linesBefore;
        parser = CSVParser.builder()
                .setReader(reader)
                .setFormat(format(delimiter))
                .get();
        records = parser.iterator();
    }

    static CSVFormat format(char delimiter) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
    }

    private static final class Row implements SourceRow {

        private @Nullable CSVRecord record;
        private long line = 1;

        @Override
        public int size() {
            return record == null ? 0 : record.size();
        }

        @Override
        public String cell(int index) {
            return record == null ? "" : record.get(index);
        }

        @Override
        public long line() {
            return line;
        }
    }

    @Override
    public @Nullable SourceRow next() {
        while (true) {
            row.line = linesBefore + parser.getCurrentLineNumber() + 1;
            row.record = read();
            if (row.record == null) {
                return null;
            }
            if (row.size() > 1 || !CellTrimmer.trim(row.cell(0)).isEmpty()) {
                return row;
            }
        }
    }

    private @Nullable CSVRecord read() {
        reader.limitTo(MAX_RECORD_CHARACTERS);
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new FileRejectedException(
                        "csv_malformed",
                        row.line,
                        null,
                        MessageKey.QUOTE_OUT_OF_PLACE.with(),
                        MessageKey.RFC_4180.with());
            }
            throw e;
        } catch (RecordTooLongException e) {
            throw new FileRejectedException(
                    "record_too_long",
                    row.line,
                    null,
                    MessageKey.MORE_THAN_CHARACTERS.with(MAX_RECORD_CHARACTERS),
                    MessageKey.RECORD_OF_AT_MOST_CHARACTERS.with(MAX_RECORD_CHARACTERS));
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
