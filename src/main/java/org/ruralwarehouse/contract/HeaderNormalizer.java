package org.ruralwarehouse.contract;

import java.text.Normalizer;
import java.util.Locale;

/** Normalizes headers for comparison: half-width forms (NFKC), no white space or invisible characters, lower case. */
public final class HeaderNormalizer {

    private HeaderNormalizer() {}

    /** Returns the normalized header. */
    public static String normalize(String header) {
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
