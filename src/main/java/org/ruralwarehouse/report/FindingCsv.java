package org.ruralwarehouse.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Findings as a table that Excel opens as it is: UTF-8 with byte order mark, and no cell that a spreadsheet would take for
 * a formula (OWASP, CSV injection).
 */
final class FindingCsv implements Closeable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** The full-width forms too: a spreadsheet with a Chinese or Japanese setting takes them for the same. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)*%?");

    private final CSVPrinter printer;
    private final Places places;

    FindingCsv(Path file, Places places) {
        this.places = places;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var writer = Files.newBufferedWriter(file);
            writer.write(BYTE_ORDER_MARK);
            printer = new CSVPrinter(
                    writer,
                    CSVFormat.RFC4180
                            .builder()
                            .setHeader(
                                    "省份 province",
                                    "报告期 period",
                                    "数据集 dataset",
                                    "数据包 package",
                                    "次数 attempt",
                                    "文件 file",
                                    "行 line",
                                    "工作表 sheet",
                                    "单元格 cell",
                                    "列 column",
                                    "列名 column title",
                                    "规则 code",
                                    "级别 severity",
                                    "后果 effect",
                                    "内容 found",
                                    "应为 expected",
                                    "差额 difference",
                                    "变化 change",
                                    "内容（中文）",
                                    "应为（中文）",
                                    "问题",
                                    "如何更正",
                                    "problem",
                                    "how to fix")
                            .get());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    void write(ReportRow row) {
        PackageReport.Place place = places.of(row);
        try {
            printer.printRecord(
                    harmless(row.provinceCode()),
                    harmless(row.period()),
                    harmless(row.dataset()),
                    harmless(row.packageName()),
                    row.attempt(),
                    harmless(row.fileName()),
                    row.line(),
                    harmless(place.sheet()),
                    place.cell(),
                    harmless(row.column()),
                    harmless(place.columnTitle()),
                    row.code(),
                    row.severity(),
                    row.effect(),
                    harmless(row.found()),
                    harmless(row.expected()),
                    harmless(place.difference()),
                    row.change(),
                    harmless(place.foundZh()),
                    harmless(place.expectedZh()),
                    row.messageZh(),
                    row.fixZh(),
                    row.messageEn(),
                    row.fixEn());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a report", e);
        }
    }

    /** A text that begins like a formula gets an apostrophe before it; a negative number is no formula. */
    static @Nullable String harmless(@Nullable String text) {
        if (text == null || text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0) {
            return text;
        }
        return NUMBER.matcher(text).matches() ? text : "'" + text;
    }

    @Override
    public void close() {
        try {
            printer.close(true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a report", e);
        }
    }
}
