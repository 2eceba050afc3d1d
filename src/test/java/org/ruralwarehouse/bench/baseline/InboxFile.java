package org.ruralwarehouse.bench.baseline;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * An effective file of an inbox: the latest complete attempt of its province, period and dataset.
 *
 * @param columns field names of the contract in the order of the header
 * @param rows number of rows in the manifest
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

    /** Reader settings; files with the same layout can be read together. */
    public record Layout(String dataset, boolean isUtf8, String delimiter, String lineEnd, List<String> columns) {}

    public Layout layout() {
        return new Layout(dataset, charset.name().equals("UTF-8"), delimiter, lineEnd, columns);
    }

    public int year() {
        return Integer.parseInt(period.substring(0, 4));
    }
}
