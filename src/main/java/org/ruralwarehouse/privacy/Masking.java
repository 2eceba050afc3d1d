package org.ruralwarehouse.privacy;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Masks personal numbers in all output. Reports, quarantine and logs show the region prefix and the last four
 * characters at most.
 */
public final class Masking {

    private static final int PREFIX = 6;
    private static final int SUFFIX = 4;
    private static final Pattern NUMBER_SHAPE = Pattern.compile("[0-9]{6}.*[0-9A-Za-z]{4}", Pattern.DOTALL);

    /** A run of at least this many digits is treated as a personal number in any text. */
    public static final int SUSPICIOUS_DIGITS = 11;

    /** Ideographs that are digits in a personal number; Unicode classifies most of them as letters. */
    public static final String CHINESE_DIGITS = DigitCharacter.CHINESE;

    private static final int MAX_LENGTH = 200;

    /** Characters of a text that are masked before it is shortened; masking may shorten it, too. */
    private static final int MAX_MASKED = 4 * MAX_LENGTH;

    /** Longest decimal of DuckDB with sign, point and exponent. */
    private static final int MAX_NUMBER_LENGTH = 45;

    /** First of the Unicode pictures of control characters: ␀ for NUL. */
    private static final char CONTROL_PICTURES = '\u2400';

    private Masking() {}

    /**
     * Masks a value that is personal by contract: {@code 530113********002X}. A shorter value, or one that does not
     * begin with a region code (such as a name or an address in the wrong column), is hidden completely.
     */
    public static String maskPersonalValue(String value) {
        if (!hasNumberShape(value)) {
            return hidden(value) + " (" + value.codePointCount(0, value.length()) + " characters)";
        }
        return value.substring(0, PREFIX)
                + "*".repeat(ResidentId.LENGTH - PREFIX - SUFFIX)
                + value.substring(value.length() - SUFFIX);
    }

    /** False for a personal value that must be hidden completely. */
    public static boolean hasNumberShape(String value) {
        return value.codePointCount(0, value.length()) >= ResidentId.LENGTH
                && NUMBER_SHAPE.matcher(value).matches();
    }

    /** An asterisk for each character, up to the length of a resident ID number. */
    public static String hidden(String value) {
        return "*".repeat(Math.min(value.codePointCount(0, value.length()), ResidentId.LENGTH));
    }

    /**
     * Masks everything in a text that resembles a personal number, and every other number of at least
     * {@link #SUSPICIOUS_DIGITS} digits.
     */
    public static String maskNumbers(String text) {
        return mask(text, PersonalNumberFinder.Scope.SHOWN);
    }

    /** Masks the personal numbers in the name of a file, package or sheet; codes and dates in it are unchanged. */
    public static String maskName(String name) {
        return mask(name, PersonalNumberFinder.Scope.NAME);
    }

    /** Masks the personal numbers in a text that SQL returns; a number is a measure unless it is an ID number. */
    public static String maskTextOfCheck(String text) {
        return isNumber(text) && !ResidentId.hasForm(text) ? text : mask(text, PersonalNumberFinder.Scope.STORED);
    }

    private static boolean isNumber(String text) {
        return text.length() <= MAX_NUMBER_LENGTH
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.,eE".indexOf(c) >= 0);
    }

    /** Masks and shortens the text of a sender for a finding. */
    public static String quote(String text) {
        String beginning = PersonalNumberFinder.beginning(text, MAX_MASKED);
        String masked = maskNumbers(beginning);
        return shorten(beginning.length() == text.length() ? masked : masked + '…');
    }

    private static String mask(String text, PersonalNumberFinder.Scope scope) {
        List<PersonalNumberFinder.Run> runs = PersonalNumberFinder.of(text, scope);
        if (runs.isEmpty()) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        int at = 0;
        for (PersonalNumberFinder.Run run : runs) {
            result.append(text, at, run.from()).append("*".repeat(Math.min(run.digits(), MAX_LENGTH)));
            at = run.to();
        }
        return result.append(text, at, text.length()).toString();
    }

    /**
     * Formats a declared total. One as long as a personal number is displayed only when the sum has about as many
     * digits; otherwise it may be a number in the wrong cell.
     */
    public static String maskTotal(BigDecimal declared, BigDecimal sum) {
        boolean isAsLongAsSum = wholeDigits(declared) <= wholeDigits(sum) + 1 && declared.scale() <= sum.scale() + 1;
        return digits(declared) < SUSPICIOUS_DIGITS || isAsLongAsSum && !isIdNumber(declared)
                ? declared.toPlainString()
                : declared.toPlainString().replaceAll("[0-9]", "*");
    }

    /** Digits before and after the decimal point. */
    private static int digits(BigDecimal number) {
        return Math.max(number.precision(), Math.max(wholeDigits(number), number.scale()));
    }

    private static int wholeDigits(BigDecimal number) {
        return number.precision() - number.scale();
    }

    private static boolean isIdNumber(BigDecimal number) {
        return ResidentId.hasForm(number.abs().toBigInteger().toString());
    }

    /** True when {@link #maskNumbers} would mask a part of the text. */
    public static boolean containsLongNumber(String text) {
        return !PersonalNumberFinder.of(text, PersonalNumberFinder.Scope.SHOWN).isEmpty();
    }

    /** True when the text contains an ID or telephone number, or as many digits in a row as an ID number. */
    public static boolean containsPersonalNumber(String text) {
        return !PersonalNumberFinder.of(text, PersonalNumberFinder.Scope.STORED).isEmpty();
    }

    /** True when the name of a file, package or sheet contains an ID or telephone number. */
    public static boolean isPersonalName(String name) {
        return !PersonalNumberFinder.of(name, PersonalNumberFinder.Scope.NAME).isEmpty();
    }

    /** Shortens long values, because a report is not a copy of the file, and makes control characters visible. */
    public static String shorten(String text) {
        String result = text.length() <= MAX_LENGTH ? text : text.substring(0, cutPosition(text)) + "…";
        if (result.chars().noneMatch(Masking::isControl)) {
            return result;
        }
        StringBuilder visible = new StringBuilder(result.length());
        result.chars().forEach(c -> visible.append((char) (isControl(c) ? CONTROL_PICTURES + c : c)));
        return visible.toString();
    }

    /** Avoids a cut inside a surrogate pair, which cannot be encoded. */
    private static int cutPosition(String text) {
        return Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t';
    }
}
