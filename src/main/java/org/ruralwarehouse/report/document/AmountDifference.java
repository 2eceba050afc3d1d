package org.ruralwarehouse.report.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Difference between the value found and the value expected, for two amounts with the same unit. */
public final class AmountDifference {

    private static final int MAX_PLAIN_SCALE = 30;

    private AmountDifference() {}

    /** Returns found minus expected with its sign; null when an exponent is too large to write out. */
    public static @Nullable String of(BigDecimal found, BigDecimal expected) {
        if (!isPlain(found) || !isPlain(expected)) {
            return null;
        }
        BigDecimal difference = found.subtract(expected);
        return (difference.signum() > 0 ? "+" : "") + plain(difference);
    }

    /** Formats without exponent, except for exponents beyond 30 digits, which would fill the page. */
    public static String plain(BigDecimal number) {
        return isPlain(number) ? number.toPlainString() : number.toString();
    }

    private static boolean isPlain(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_PLAIN_SCALE;
    }
}
