package org.ruralwarehouse.submission;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Parses decimal numbers of senders, the only place that gives foreign text to {@link BigDecimal}. A million digits
 * take minutes to parse, and a short text with a large exponent expands to gigabytes.
 */
public final class DecimalText {

    /** Maximum number of characters of a number, several times the longest valid one. */
    public static final int MAX_CHARACTERS = 400;

    /** Maximum absolute exponent. */
    public static final int MAX_EXPONENT = 400;

    private DecimalText() {}

    /** The number; null for text that is no number or exceeds a limit. */
    public static @Nullable BigDecimal parse(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > MAX_EXPONENT ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
