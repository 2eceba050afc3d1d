package org.ruralwarehouse.land.source;

/** Trims the characters that spreadsheets add around the text of a cell. */
public final class CellTrimmer {

    /**
     * End-of-file character (Ctrl-Z) of old programs. Other control characters are not trimmed, because they indicate
     * damage.
     */
    private static final char END_OF_FILE = '\u001A';

    private CellTrimmer() {}

    /** Removes surrounding white space, also full-width, and the leading apostrophe by which Excel marks text. */
    public static String trim(String cell) {
        int end = cell.length();
        int start = 0;
        while (start < end && isPadding(cell.charAt(start))) {
            start++;
        }
        if (start < end && cell.charAt(start) == '\'') {
            start++;
        }
        while (end > start && isPadding(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    private static boolean isPadding(char c) {
        if (c < '\u00A0') {
            return c == ' ' || c >= '\t' && c <= '\r' || c == END_OF_FILE;
        }
        return c == '\u00A0' || c == '\u3000' || c == '\uFEFF' || isGeneralSpace(c);
    }

    /** Spaces of any width and invisible format characters of the Unicode block General Punctuation. */
    private static boolean isGeneralSpace(char c) {
        return c >= '\u2000' && c <= '\u200F' || c >= '\u2028' && c <= '\u202F' || c >= '\u205F' && c <= '\u2064';
    }
}
