package org.ruralwarehouse.message;

/**
 * Text of a sender as one harmless line for a terminal, a log or a table. Control characters, line breaks,
 * bidirectional controls, invisible characters and lone surrogates become escapes such as {@code \}{@code u202E}, so
 * that a name can neither forge a line nor hide or reorder what stands beside it.
 */
public final class VisibleText {

    private static final int FIRST_TAG_CHARACTER = 0xE0000;
    private static final int LAST_TAG_CHARACTER = 0xE0FFF;

    private VisibleText() {}

    /** The text with every invisible character escaped; the same object if there is none. */
    public static String of(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (isInvisible(text.codePointAt(at))) {
                return escaped(text);
            }
        }
        return text;
    }

    /** True for a character that a terminal does not show as a glyph or a space of its own. */
    public static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> character >= FIRST_TAG_CHARACTER && character <= LAST_TAG_CHARACTER;
        };
    }

    private static String escaped(String text) {
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (!isInvisible(character)) {
                visible.appendCodePoint(character);
                return;
            }
            for (char unit : Character.toChars(character)) {
                visible.append(String.format("\\u%04X", (int) unit));
            }
        });
        return visible.toString();
    }
}
