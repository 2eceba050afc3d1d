package org.ruralwarehouse.land.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Parses one line from memory. Setting up the parser for a stream takes several times as long. */
final class SingleLineCsvParser {

    private final CSVFormat format;
    private final CellDecoder decoder;

    SingleLineCsvParser(CSVFormat format, CellDecoder decoder) {
        this.format = format;
        this.decoder = decoder;
    }

    /**
     * Parses a line that is expected to be exactly one record.
     *
     * @return the cells; null if the line is not one record, continues on the next line, or has invalid bytes
     */
    String @Nullable [] parse(byte[] line) throws IOException {
        try (StringReader text = new StringReader(decoder.decode(line));
                CSVParser parser =
                        CSVParser.builder().setReader(text).setFormat(format).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                return null;
            }
            String[] cells = records.next().values();
            return records.hasNext() ? null : cells;
        } catch (CharacterCodingException e) {
            return null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                return null;
            }
            throw e;
        }
    }
}
