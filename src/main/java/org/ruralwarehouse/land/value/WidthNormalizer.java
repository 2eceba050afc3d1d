package org.ruralwarehouse.land.value;

import java.text.Normalizer;

/**
 * Converts characters to half-width forms (NFKC). Text with circled or superscript digits is unchanged: these mark
 * footnotes, and reading 123① as 1231 would invent a number.
 */
final class WidthNormalizer {

    /** Longer text is no code, date or number. Reordering of combining characters takes quadratic time. */
    private static final int MAX_LENGTH = 1024;

    private WidthNormalizer() {}

    static String normalize(String text) {
        if (text.length() > MAX_LENGTH) {
            return text;
        }
        boolean hasFootnoteMark = text.codePoints().anyMatch(c -> Character.getType(c) == Character.OTHER_NUMBER);
        return hasFootnoteMark ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
