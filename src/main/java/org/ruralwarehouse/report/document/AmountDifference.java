package org.ruralwarehouse.report.document;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Difference between the value found and the value expected, for two amounts with the same unit. */
public final class AmountDifference {

    private static final Pattern AMOUNT = Pattern.compile(
            "([+-]?\\d{1,30}(?:\\.\\d{1,30})?|[+-]?\\d{1,3}(?:,\\d{3}){1,9}(?:\\.\\d{1,30})?)(%| [a-z]+)?");
    private static final int MAX_PLAIN_SCALE = 30;

    private AmountDifference() {}

    /** Returns found minus expected with its sign and unit; null when the values are not amounts with the same unit. */
    public static @Nullable String of(@Nullable String found, @Nullable String expected) {
        if (found == null || expected == null) {
            return null;
        }
        Matcher left = AMOUNT.matcher(found.trim());
        Matcher right = AMOUNT.matcher(expected.trim());
        if (!left.matches() || !right.matches() || !unit(left).equals(unit(right))) {
            return null;
        }
        return of(number(left), number(right)) + unit(left);
    }

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

    private static BigDecimal number(Matcher amount) {
        return new BigDecimal(amount.group(1).replace(",", ""));
    }

    private static String unit(Matcher amount) {
        return amount.group(2) == null ? "" : amount.group(2);
    }
}
