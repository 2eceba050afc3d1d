package org.ruralwarehouse.land.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.message.MessageKey;

/** The number formats of a workbook: plain number, percentage, or date and time. */
final class CellFormats {

    /** Kind of number. */
    enum NumberKind {
        NUMBER,
        PERCENT,
        DATE_TIME
    }

    private static final int MAX_STYLES = 1 << 17;

    /** Spreadsheets allow 255 characters. */
    private static final int MAX_CODE = 4096;

    private final List<NumberKind> byStyle = new ArrayList<>();

    static CellFormats none() {
        return new CellFormats();
    }

    static CellFormats read(WorkbookXml xml) throws XMLStreamException {
        CellFormats formats = new CellFormats();
        Map<String, NumberKind> kinds = new HashMap<>();
        boolean isCellStyle = false;
        while (xml.next()) {
            if (xml.isStart("numFmt")) {
                kinds.put(String.valueOf(xml.attribute("numFmtId")), kind(formatCode(xml)));
            } else if (xml.isStart("cellXfs")) {
                isCellStyle = true;
            } else if (xml.isEnd("cellXfs")) {
                isCellStyle = false;
            } else if (isCellStyle && xml.isStart("xf")) {
                String id = String.valueOf(xml.attribute("numFmtId"));
                NumberKind kind = kinds.get(id);
                formats.byStyle.add(kind == null ? builtIn(id) : kind);
            }
            if (formats.byStyle.size() + kinds.size() > MAX_STYLES) {
                throw Workbook.rejection(MessageKey.TOO_MANY_STYLES.with(MAX_STYLES));
            }
        }
        return formats;
    }

    private static String formatCode(WorkbookXml xml) {
        String code = String.valueOf(xml.attribute("formatCode"));
        if (code.length() > MAX_CODE) {
            throw Workbook.rejection(MessageKey.LONG_NUMBER_FORMAT.with(code.length(), MAX_CODE));
        }
        return code;
    }

    /**
     * Kind of the numbers with a style; NUMBER if the style is null or unknown.
     *
     * @param style index of the style, as the cell states it
     */
    NumberKind of(@Nullable String style) {
        if (style == null) {
            return NumberKind.NUMBER;
        }
        try {
            int index = Integer.parseInt(style);
            return index >= 0 && index < byStyle.size() ? byStyle.get(index) : NumberKind.NUMBER;
        } catch (NumberFormatException e) {
            return NumberKind.NUMBER;
        }
    }

    static NumberKind kind(String code) {
        String first = FormatCode.firstSection(code);
        if (first.equalsIgnoreCase("General")) {
            return NumberKind.NUMBER;
        }
        if (first.indexOf('%') >= 0) {
            return NumberKind.PERCENT;
        }
        return FormatCode.hasDateOrTime(first) ? NumberKind.DATE_TIME : NumberKind.NUMBER;
    }

    /** Formats that are built in by number; 27 to 36 and 50 to 58 are dates of the East Asian editions. */
    private static NumberKind builtIn(String id) {
        return switch (id) {
            case "9", "10" -> NumberKind.PERCENT;
            case "14", "15", "16", "17", "18", "19", "20", "21", "22", "45", "46", "47" -> NumberKind.DATE_TIME;
            case "27", "28", "29", "30", "31", "32", "33", "34", "35", "36" -> NumberKind.DATE_TIME;
            case "50", "51", "52", "53", "54", "55", "56", "57", "58" -> NumberKind.DATE_TIME;
            default -> NumberKind.NUMBER;
        };
    }
}
