package org.ruralwarehouse.land.xlsx;

import javax.xml.stream.XMLStreamException;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.message.MessageKey;

/** Reads the text content of workbook elements. */
final class CellTextReader {

    private CellTextReader() {}

    /** Text of all runs ({@code t}) up to the end of an element, without phonetic runs ({@code rPh}). */
    static String richText(WorkbookXml xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean isVisible = true;
        while (xml.next() && !xml.isEnd(element)) {
            if (xml.isStart("rPh")) {
                isVisible = false;
            } else if (xml.isEnd("rPh")) {
                isVisible = true;
            } else if (isVisible && xml.isStart("t")) {
                append(text, plainText(xml, "t"));
            }
        }
        return text.toString();
    }

    /** All characters up to the end of an element. */
    static String plainText(WorkbookXml xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.next() && !xml.isEnd(element)) {
            if (xml.isText()) {
                append(text, xml.text());
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String more) {
        if (text.length() + more.length() > SourceRows.MAX_RECORD_CHARACTERS) {
            throw Workbook.rejection(MessageKey.LONG_CELL.with(SourceRows.MAX_RECORD_CHARACTERS));
        }
        text.append(more);
    }
}
