package org.ruralwarehouse.privacy;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps personal numbers out of everything that is written: reports, quarantine and logs show the region prefix and the
 * last four characters at most.
 */
public final class Masking {

    private static final int PREFIX = 6;
    private static final int SUFFIX = 4;
    private static final Pattern NUMBER_SHAPE = Pattern.compile("[0-9]{6}.*[0-9A-Za-z]{4}", Pattern.DOTALL);

    /** A run of this many digits is taken for a personal number wherever it stands. */
    public static final int SUSPICIOUS_DIGITS = 11;

    private static final int MAX_LENGTH = 200;

    /** Unicode has a picture of each control character from here on: ␀ for NUL. */
    private static final char CONTROL_PICTURES = '\u2400';

    private Masking() {}

    /**
     * Masks a value that is personal by contract: {@code 530113********002X}. Anything shorter is hidden whole, and so is
     * what shows no region code at its beginning: a name or an address that slipped into the column.
     */
    public static String personal(String value) {
        int length = value.codePointCount(0, value.length());
        if (length < ResidentId.LENGTH || !NUMBER_SHAPE.matcher(value).matches()) {
            return "*".repeat(Math.min(length, ResidentId.LENGTH)) + " (" + length + " characters)";
        }
        return value.substring(0, PREFIX)
                + "*".repeat(ResidentId.LENGTH - PREFIX - SUFFIX)
                + value.substring(value.length() - SUFFIX);
    }

    /**
     * Masks whatever looks like a personal number inside a text, also in full-width digits, spaced out or with characters
     * between its digits that nobody sees.
     */
    public static String numbersIn(String text) {
        if (text.length() < SUSPICIOUS_DIGITS) {
            return text;
        }
        List<PersonalNumberFinder.Run> runs = PersonalNumberFinder.of(text, SUSPICIOUS_DIGITS);
        if (runs.isEmpty()) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        int at = 0;
        for (PersonalNumberFinder.Run run : runs) {
            result.append(text, at, run.from()).append("*".repeat(run.digits()));
            at = run.to();
        }
        return result.append(text, at, text.length()).toString();
    }

    /**
     * Shows a total that somebody states. One as long as a personal number is shown only next to a sum that is about as
     * long: anything else may be a number in the wrong place.
     */
    public static String total(BigDecimal declared, BigDecimal sum) {
        boolean isAsLongAsSum = wholeDigits(declared) <= wholeDigits(sum) + 1;
        return wholeDigits(declared) < SUSPICIOUS_DIGITS || isAsLongAsSum && !isIdNumber(declared)
                ? declared.toPlainString()
                : numbersIn(declared.toPlainString());
    }

    private static int wholeDigits(BigDecimal number) {
        return number.precision() - number.scale();
    }

    private static boolean isIdNumber(BigDecimal number) {
        return PersonalNumberFinder.isIdNumber(number.abs().toBigInteger().toString());
    }

    /**
     * True when the text holds what may be a telephone, account or ID number: {@link #SUSPICIOUS_DIGITS} digits or more
     * in a row, in every form that {@link #numbersIn} masks.
     */
    public static boolean containsPersonalNumber(String text) {
        return text.length() >= SUSPICIOUS_DIGITS
                && !PersonalNumberFinder.of(text, SUSPICIOUS_DIGITS).isEmpty();
    }

    /** True when the text holds as many digits in a row as a resident ID number has. */
    public static boolean holdsIdNumber(String text) {
        return text.length() >= ResidentId.OLD_LENGTH
                && !PersonalNumberFinder.of(text, ResidentId.OLD_LENGTH).isEmpty();
    }

    /** Long values are cut: a report shows where to look, not the file. Control characters become visible. */
    public static String shortened(String text) {
        String result = text.length() <= MAX_LENGTH ? text : text.substring(0, cutPosition(text)) + "…";
        if (result.chars().noneMatch(Masking::isControl)) {
            return result;
        }
        StringBuilder visible = new StringBuilder(result.length());
        result.chars().forEach(c -> visible.append((char) (isControl(c) ? CONTROL_PICTURES + c : c)));
        return visible.toString();
    }

    /** Half a character cannot be written. */
    private static int cutPosition(String text) {
        return Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t';
    }
}
