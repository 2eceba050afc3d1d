package org.ruralwarehouse.land.value;

import java.text.Normalizer;

/**
 * Half-width forms of the characters of a cell. A text with digits in circles or raised stays as it is: they mark
 * footnotes, and 123① read as 1231 would be a number that nobody sent.
 */
final class WidthNormalizer {

    private WidthNormalizer() {}

    static String normalize(String text) {
        boolean hasFootnoteMark = text.codePoints().anyMatch(c -> Character.getType(c) == Character.OTHER_NUMBER);
        return hasFootnoteMark ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
