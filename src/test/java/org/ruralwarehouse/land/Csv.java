package org.ruralwarehouse.land;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.ruralwarehouse.land.csv.CsvRows;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;

/** Creates rows from text with the CSV reader. */
final class Csv {

    private Csv() {}

    static SourceRow row(String line) throws IOException {
        return Objects.requireNonNull(rows(line).next());
    }

    static SourceRows rows(String text) throws IOException {
        return new CsvRows(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8, ',');
    }
}
