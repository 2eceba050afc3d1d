package org.ruralwarehouse.report.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Difference between the control total that arrived and the declared one. */
public final class AmountDifference {

    private static final int MAX_PLAIN_SCALE = 30;

    private AmountDifference() {}

    /** Returns arrived minus declared with its sign; null when an exponent is too large to write out. */
    public static @Nullable String of(BigDecimal arrived, BigDecimal declared) {
        if (!isPlain(arrived) || !isPlain(declared)) {
            return null;
        }
        BigDecimal difference = arrived.subtract(declared);
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
