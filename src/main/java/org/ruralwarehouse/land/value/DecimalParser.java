package org.ruralwarehouse.land.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.submission.DecimalText;

/**
 * Parses decimal numbers to scaled 64-bit integers of at most 18 digits. Plain digits are parsed in one pass.
 * Spreadsheet forms (full-width digits, thousands separators, percent signs, exponents) take a slower path and count as
 * normalized. Ambiguous text is rejected.
 */
final class DecimalParser {

    /** Result for text that is not a number; no number of 18 digits has this value. */
    static final long NOT_A_NUMBER = Long.MIN_VALUE;

    private static final int MAX_DIGITS = 18;
    private static final int MAX_LENGTH = 64;
    private static final long[] POWERS = new long[MAX_DIGITS + 1];
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final int scale;
    private final boolean isWhole;
    private final boolean allowsPercent;

    /**
     * @param scale number of decimals of the result; additional decimals are rounded half up
     * @param isWhole reject a fraction instead of rounding it
     * @param allowsPercent accept a percent sign at the end
     */
    DecimalParser(int scale, boolean isWhole, boolean allowsPercent) {
        this.scale = scale;
        this.isWhole = isWhole;
        this.allowsPercent = allowsPercent;
    }

    /** Power of ten; {@link Long#MAX_VALUE} if the power exceeds 18 digits. */
    static long power(int exponent) {
        return exponent <= MAX_DIGITS ? POWERS[exponent] : Long.MAX_VALUE;
    }

    /**
     * Parses a number in any supported form and marks the row if the number was normalized.
     *
     * @return the scaled number, or {@link #NOT_A_NUMBER}
     */
    long parse(String text, RowBuffer row) {
        long plain = parsePlain(text);
        if (plain != NOT_A_NUMBER) {
            return plain;
        }
        if (text.length() > MAX_LENGTH) {
            return NOT_A_NUMBER;
        }
        row.markNormalized();
        return parseSpreadsheetForm(text);
    }

    /**
     * Parses digits with an optional sign and decimal point.
     *
     * @return the scaled number, or {@link #NOT_A_NUMBER} for any other text
     */
    long parsePlain(CharSequence text) {
        int length = text.length();
        boolean negative = text.charAt(0) == '-';
        int at = negative ? 1 : 0;
        if (length == at || length - at > MAX_DIGITS) {
            return NOT_A_NUMBER;
        }
        long value = 0;
        int fraction = -1;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c == '.' && fraction < 0 && at > 0 && at < length - 1) {
                fraction = 0;
                continue;
            }
            if (c < '0' || c > '9') {
                return NOT_A_NUMBER;
            }
            value = value * 10 + c - '0';
            fraction += fraction >= 0 ? 1 : 0;
        }
        int missing = scale - Math.max(fraction, 0);
        if (missing < 0 || value >= POWERS[MAX_DIGITS - missing]) {
            return NOT_A_NUMBER;
        }
        value *= POWERS[missing];
        return negative ? -value : value;
    }

    private long parseSpreadsheetForm(String text) {
        String number = WidthNormalizer.normalize(text).replace('−', '-').strip();
        if (allowsPercent && number.endsWith("%")) {
            number = number.substring(0, number.length() - 1).strip();
        }
        if (GROUPED.matcher(number).matches()) {
            number = number.replace(",", "");
        }
        BigDecimal parsed = DecimalText.parse(number);
        try {
            return parsed == null ? NOT_A_NUMBER : scaled(parsed);
        } catch (ArithmeticException e) {
            return NOT_A_NUMBER;
        }
    }

    private long scaled(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MAX_LENGTH || number.precision() - (long) number.scale() > MAX_DIGITS) {
            return NOT_A_NUMBER;
        }
        BigDecimal rounded = number.setScale(scale, isWhole ? RoundingMode.UNNECESSARY : RoundingMode.HALF_UP);
        return rounded.precision() > MAX_DIGITS
                ? NOT_A_NUMBER
                : rounded.unscaledValue().longValueExact();
    }
}
