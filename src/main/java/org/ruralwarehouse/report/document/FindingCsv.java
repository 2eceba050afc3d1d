package org.ruralwarehouse.report.document;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes findings as a CSV file for Excel: UTF-8 with byte order mark, and no cell that a spreadsheet would evaluate as
 * a formula (OWASP, CSV injection). Thousands of rows share most cells, so encoded cells are cached as bytes.
 */
public final class FindingCsv implements Closeable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** Includes the full-width forms: spreadsheets with a Chinese or Japanese locale treat them as formulas. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)*%?");
    private static final int BUFFER_BYTES = 1 << 16;
    /** Maximum number of cached entries. Equal values are usually close together in a file. */
    private static final int CACHE_SIZE = 8192;

    private static final Object[] HEADER = {
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
        "how to fix"
    };

    private final OutputStream out;
    private final FindingLocalizer localizer;
    private final BoundedCache<FindingGroup, GroupCells> groupCells = new BoundedCache<>(CACHE_SIZE);
    private final BoundedCache<TextKey, TextCells> textCells = new BoundedCache<>(CACHE_SIZE);

    /**
     * Encoded cells of a group: before the line, the sheet, between the cell and the values, and the texts at the end.
     */
    private record GroupCells(byte[] origin, byte[] sheet, byte[] rule, byte[] texts) {}

    /** Cache key: all inputs of the cells for the values. */
    private record TextKey(
            @Nullable String dataset,
            @Nullable String column,
            @Nullable String found,
            @Nullable String expected) {}

    private record TextCells(byte[] values, byte[] chinese) {}

    /** Creates the file, its parent folders and its header row. */
    public FindingCsv(Path file, FindingLocalizer localizer) {
        this.localizer = localizer;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
            out.write((BYTE_ORDER_MARK + cells(true, HEADER) + "\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** Appends one finding. */
    public void write(ReportRow row) {
        FindingGroup group = row.group();
        GroupCells common = groupCells.get(group, this::groupCells);
        TextCells texts = textCells.get(
                new TextKey(group.dataset(), group.column(), row.found(), row.expected()), key -> textCells(row));
        try {
            out.write(common.origin);
            writeUnquoted(row.line() == null ? null : row.line().toString());
            out.write(common.sheet);
            writeUnquoted(localizer.cell(row));
            out.write(common.rule);
            out.write(texts.values);
            writeUnquoted(row.change());
            out.write(texts.chinese);
            out.write(common.texts);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a report", e);
        }
    }

    /** Writes a comma and a cell of ASCII letters and digits, which needs no quotes. */
    private void writeUnquoted(@Nullable String cell) throws IOException {
        out.write(',');
        if (cell != null) {
            out.write(cell.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private GroupCells groupCells(FindingGroup group) {
        return new GroupCells(
                bytes(cells(
                        true,
                        escapeFormula(group.provinceCode()),
                        escapeFormula(group.period()),
                        escapeFormula(group.dataset()),
                        escapeFormula(group.packageName()),
                        group.attempt(),
                        escapeFormula(group.fileName()))),
                bytes(cells(false, escapeFormula(localizer.sheet(group)))),
                bytes(cells(
                        false,
                        escapeFormula(group.column()),
                        escapeFormula(localizer.columnTitle(group)),
                        group.code(),
                        group.severity(),
                        group.effect())),
                bytes(cells(false, group.messageZh(), group.fixZh(), group.messageEn(), group.fixEn()) + "\r\n"));
    }

    private TextCells textCells(ReportRow row) {
        PackageReport.Place place = localizer.place(row);
        return new TextCells(
                bytes(cells(
                        false,
                        escapeFormula(row.found()),
                        escapeFormula(row.expected()),
                        escapeFormula(place.difference()))),
                bytes(cells(false, escapeFormula(place.foundZh()), escapeFormula(place.expectedZh()))));
    }

    private static String cells(boolean isStartOfRow, @Nullable Object... values) {
        StringBuilder cells = new StringBuilder();
        try {
            for (int i = 0; i < values.length; i++) {
                CSVFormat.RFC4180.print(values[i], cells, isStartOfRow && i == 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to memory", e);
        }
        return cells.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Puts an apostrophe before a text that starts like a formula. A negative number is not a formula. */
    static @Nullable String escapeFormula(@Nullable String text) {
        if (text == null || text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0) {
            return text;
        }
        return NUMBER.matcher(text).matches() ? text : "'" + text;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a report", e);
        }
    }
}
