package org.ruralwarehouse.land.value;

import java.text.Normalizer;

/**
 * Converts characters to half-width forms (NFKC). Text with circled or superscript digits is unchanged: these mark
 * footnotes, and reading 123① as 1231 would invent a number.
 */
final class WidthNormalizer {

    private WidthNormalizer() {}

    static String normalize(String text) {
        boolean hasFootnoteMark = text.codePoints().anyMatch(c -> Character.getType(c) == Character.OTHER_NUMBER);
        return hasFootnoteMark ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
