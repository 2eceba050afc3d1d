package org.ruralwarehouse.contract;

import java.text.Normalizer;
import java.util.Locale;

/** Makes headers comparable: half-width forms, nothing that is not seen, one case, round brackets only. */
public final class HeaderNormalizer {

    private HeaderNormalizer() {}

    public static String normalized(String header) {
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
