package org.ruralwarehouse.report.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats numbers for readers. */
final class Numbers {

    private static final String MINUS = "\u2212";

    private Numbers() {}

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a number with an English noun, such as {@code 1 row} or {@code 2 rows}. */
    static String counted(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Returns a difference with its sign; zero has none. */
    static String signed(long difference) {
        return difference > 0 ? "+" + difference : String.valueOf(difference);
    }

    /** Groups thousands and uses the minus sign U+2212; any other text is returned unchanged. */
    static @Nullable String grouped(@Nullable String decimal) {
        if (decimal == null || !decimal.matches("[+-]?\\d+(\\.\\d+)?.*")) {
            return decimal;
        }
        int end = decimal.startsWith("+") || decimal.startsWith("-") ? 1 : 0;
        String sign = decimal.substring(0, end).replace("-", MINUS);
        int start = end;
        while (end < decimal.length() && Character.isDigit(decimal.charAt(end))) {
            end++;
        }
        String whole = decimal.substring(start, end);
        StringBuilder grouped = new StringBuilder(sign);
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                grouped.append(',');
            }
            grouped.append(whole.charAt(i));
        }
        return grouped.append(decimal.substring(end)).toString();
    }
}
