package org.ruralwarehouse.land.xlsx;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.ruralwarehouse.message.MessageKey;

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
            throw Workbook.rejection(MessageKey.TOO_MANY_SHARED_TEXTS.with(MAX_TEXTS, MAX_CHARACTERS));
        }
        texts.add(text);
    }

    String get(String index) {
        try {
            return texts.get(Integer.parseInt(index.strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw Workbook.rejection(MessageKey.UNKNOWN_SHARED_TEXT.with());
        }
    }
}
