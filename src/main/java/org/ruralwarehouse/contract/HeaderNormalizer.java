package org.ruralwarehouse.contract;

import java.text.Normalizer;
import java.util.Locale;

/** Normalizes headers for comparison: half-width forms (NFKC), no white space or invisible characters, lower case. */
public final class HeaderNormalizer {

    /** Reordering of combining characters takes quadratic time, so that the length must be limited. */
    private static final int MAX_LENGTH = 4096;

    private HeaderNormalizer() {}

    /** Returns the normalized header. Of a longer text, only the start is normalized, and it equals no header. */
    public static String normalize(String header) {
        return header.length() <= MAX_LENGTH
                ? normalizeShort(header)
                : normalizeShort(header.substring(0, MAX_LENGTH)) + '…';
    }

    private static String normalizeShort(String header) {
        String halfWidth = Normalizer.normalize(header, Normalizer.Form.NFKC);
        StringBuilder text = new StringBuilder(halfWidth.length());
        halfWidth
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(text::appendCodePoint);
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
