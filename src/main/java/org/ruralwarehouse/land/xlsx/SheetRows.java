package org.ruralwarehouse.land.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.message.MessageKey;

/**
 * Streams the rows of one sheet. Rows without values are not rows. Each row is as wide as the widest row so far,
 * because sheets omit empty cells.
 */
final class SheetRows implements SourceRows {

    private final String name;
    private final WorkbookXml xml;
    private final SharedStrings strings;
    private final CellFormats formats;
    private final CellNumberFormatter numbers;
    private final FormulaAreas areas = new FormulaAreas();
    private final Row row = new Row();
    private int width;
    private boolean isInData;

    SheetRows(String name, WorkbookXml xml, SharedStrings strings, CellFormats formats, CellNumberFormatter numbers) {
        this.name = name;
        this.xml = xml;
        this.strings = strings;
        this.formats = formats;
        this.numbers = numbers;
    }

    private final class Row implements SourceRow {

        private final List<String> cells = new ArrayList<>();
        private final BitSet formulas = new BitSet();
        private int number;

        @Override
        public int size() {
            return width;
        }

        @Override
        public String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }

        @Override
        public long line() {
            return number;
        }

        @Override
        public boolean isFormula(int index) {
            return formulas.get(index) || areas.contains(number, index);
        }

        void put(int column, String text) {
            if (text.isEmpty()) {
                return;
            }
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, text);
        }
    }

    @Override
    public String sheet() {
        return name;
    }

    @Override
    public @Nullable SourceRow next() {
        try {
            while (xml.next()) {
                if (xml.isStart("sheetData")) {
                    isInData = true;
                } else if (xml.isEnd("sheetData")) {
                    isInData = false;
                } else if (isInData && xml.isStart("row")) {
                    readRow();
                    if (!row.cells.isEmpty()) {
                        width = Math.max(width, row.cells.size());
                        return row;
                    }
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw Workbook.rejection(e);
        }
    }

    private void readRow() throws XMLStreamException {
        row.number = CellReference.row(xml.attribute("r"), row.number);
        row.cells.clear();
        row.formulas.clear();
        int column = -1;
        int characters = 0;
        while (xml.next() && !xml.isEnd("row")) {
            if (!xml.isStart("c")) {
                continue;
            }
            column = CellReference.column(xml.attribute("r"), column + 1);
            String text = readCell(column);
            characters += text.length();
            if (characters > SourceRows.MAX_RECORD_CHARACTERS) {
                throw new FileRejectedException(
                        "record_too_long",
                        row.line(),
                        null,
                        MessageKey.MORE_THAN_CHARACTERS.with(SourceRows.MAX_RECORD_CHARACTERS),
                        MessageKey.RECORD_OF_AT_MOST_CHARACTERS.with(SourceRows.MAX_RECORD_CHARACTERS));
            }
            row.put(column, text);
        }
    }

    private String readCell(int column) throws XMLStreamException {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        String value = "";
        String formula = null;
        while (xml.next() && !xml.isEnd("c")) {
            if (xml.isStart("v")) {
                value = CellTextReader.plainText(xml, "v");
            } else if (xml.isStart("is")) {
                value = CellTextReader.richText(xml, "is");
            } else if (xml.isStart("f")) {
                areas.add(xml.attribute("t"), xml.attribute("ref"), row.number, column);
                formula = CellTextReader.plainText(xml, "f");
            }
        }
        if (formula != null) {
            row.formulas.set(column);
            return "=" + formula;
        }
        if (value.isEmpty()) {
            return "";
        }
        if (areas.contains(row.number, column)) {
            return "=";
        }
        return switch (type == null ? "n" : type) {
            case "s" -> strings.get(value);
            case "n" -> numbers.format(value, formats.of(style));
            case "b" -> value.strip().equals("1") ? SourceRow.TRUE : SourceRow.FALSE;
            case "d" -> isoDay(value);
            case "e" -> {
                row.formulas.set(column);
                yield value;
            }
            default -> value;
        };
    }

    /**
     * A date in ISO 8601, which some programs store instead of a number. A date and time at midnight becomes a date.
     */
    private static String isoDay(String value) {
        String text = value.strip();
        return text.endsWith("T00:00:00") ? text.substring(0, text.indexOf('T')) : text;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
