package org.ruralwarehouse.land.source;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Trims cells as spreadsheets pad them and knows which texts mean "no value". */
public final class CellText {

    /** Old programs end a text file with it. Other control characters are no padding: they tell of damage. */
    private static final char END_OF_FILE = '\u001A';

    private final Set<String> missing;
    private final int longestMissing;

    /** First characters of such texts: most cells are told apart without looking them up. */
    private final BitSet mayBegin = new BitSet();

    public CellText(List<String> missingValues) {
        missing = new HashSet<>(missingValues);
        missing.add("");
        longestMissing = missing.stream().mapToInt(String::length).max().orElse(0);
        missing.stream().filter(text -> !text.isEmpty()).forEach(text -> mayBegin.set(text.charAt(0)));
    }

    public boolean isMissing(String trimmed) {
        if (trimmed.isEmpty()) {
            return true;
        }
        return trimmed.length() <= longestMissing && mayBegin.get(trimmed.charAt(0)) && missing.contains(trimmed);
    }

    /** False when the cell, trimmed or not, is no such text for certain. */
    public boolean mayBeMissing(char first) {
        return first == 0 || mayBegin.get(first);
    }

    /** Without white space around it, also full-width, and without the apostrophe that makes Excel keep text. */
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

    /** Spaces of any width, and what guides the layout without being seen, of the block of general punctuation. */
    private static boolean isGeneralSpace(char c) {
        return c >= '\u2000' && c <= '\u200F' || c >= '\u2028' && c <= '\u202F' || c >= '\u205F' && c <= '\u2064';
    }
}
