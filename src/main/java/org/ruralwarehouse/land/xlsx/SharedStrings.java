package org.ruralwarehouse.land.xlsx;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** The shared strings of a workbook, kept in memory up to a limit. */
public final class SharedStrings {

    /** A full sheet with a million different ID numbers needs a million strings of 18 characters. */
    public static final int MAX_TEXTS = 2_000_000;

    static final int MAX_CHARACTERS = 32 << 20;

    private final List<String> texts = new ArrayList<>();
    private long characters;

    static SharedStrings none() {
        return new SharedStrings();
    }

    static SharedStrings read(WorkbookXml xml) throws XMLStreamException {
        SharedStrings strings = new SharedStrings();
        while (xml.next()) {
            if (xml.isStart("si")) {
                strings.add(CellTextReader.richText(xml, "si"));
            }
        }
        return strings;
    }

    private void add(String text) {
        characters += text.length();
        if (texts.size() >= MAX_TEXTS || characters > MAX_CHARACTERS) {
            throw Workbook.rejection(
                    "more than " + MAX_TEXTS + " shared texts or " + MAX_CHARACTERS + " characters of them");
        }
        texts.add(text);
    }

    String get(String index) {
        try {
            return texts.get(Integer.parseInt(index.strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw Workbook.rejection("a cell with a shared text that does not exist");
        }
    }
}
