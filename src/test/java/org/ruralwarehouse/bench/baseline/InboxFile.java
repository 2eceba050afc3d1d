package org.ruralwarehouse.bench.baseline;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * One file of an inbox that counts: the newest whole attempt of its province, period and dataset.
 *
 * @param columns names of the contract's fields in the order of the header
 * @param rows as the manifest states them
 */
public record InboxFile(
        Path path,
        String dataset,
        String provinceCode,
        String period,
        int attempt,
        int personsPerRow,
        long rows,
        Charset charset,
        String delimiter,
        String lineEnd,
        List<String> columns) {

    /** How a reader must be set up for it; files of one layout can be read together. */
    public record Layout(String dataset, boolean isUtf8, String delimiter, String lineEnd, List<String> columns) {}

    public Layout layout() {
        return new Layout(dataset, charset.name().equals("UTF-8"), delimiter, lineEnd, columns);
    }

    public int year() {
        return Integer.parseInt(period.substring(0, 4));
    }
}
