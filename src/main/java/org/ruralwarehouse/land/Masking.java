package org.ruralwarehouse.land;

/**
 * Keeps personal numbers out of everything that is written: reports, quarantine and logs show the region prefix and the
 * last four characters at most.
 */
final class Masking {

    private static final int PREFIX = 6;
    private static final int SUFFIX = 4;
    private static final int FULL_NUMBER = 18;

    /** A run of this many digits is taken for a personal number wherever it stands. */
    private static final int SUSPICIOUS_DIGITS = 11;

    private static final int SHOWN = 200;

    /** Unicode has a picture of each control character from here on: ␀ for NUL. */
    private static final char CONTROL_PICTURES = '\u2400';

    private Masking() {}

    /** Masks a value that is personal by contract: {@code 530113********002X}; anything shorter is hidden whole. */
    static String personal(String value) {
        int length = value.codePointCount(0, value.length());
        if (length < FULL_NUMBER) {
            return "*".repeat(Math.min(length, FULL_NUMBER)) + " (" + length + " characters)";
        }
        return value.substring(0, PREFIX)
                + "*".repeat(FULL_NUMBER - PREFIX - SUFFIX)
                + value.substring(value.length() - SUFFIX);
    }

    /** Masks whatever looks like a personal number inside a text, also in full-width digits or spaced out. */
    static String numbersIn(String text) {
        if (text.length() < SUSPICIOUS_DIGITS) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = endOfRun(text, at);
            int digits = digits(text, at, end);
            if (digits >= SUSPICIOUS_DIGITS) {
                shown.append("*".repeat(digits));
            } else {
                shown.append(text, at, Math.max(end, at + 1));
            }
            at = Math.max(end, at + 1);
        }
        return shown.toString();
    }

    /** True when the text holds as many digits in a row as a resident ID number has. */
    static boolean holdsIdNumber(String text) {
        if (text.length() < 15) {
            return false;
        }
        int at = 0;
        while (at < text.length()) {
            int end = endOfRun(text, at);
            if (digits(text, at, end) >= 15) {
                return true;
            }
            at = Math.max(end, at + 1);
        }
        return false;
    }

    /** Long values are cut: a report shows where to look, not the file. Control characters become visible. */
    static String shortened(String text) {
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        if (shown.chars().noneMatch(Masking::isControl)) {
            return shown;
        }
        StringBuilder visible = new StringBuilder(shown.length());
        shown.chars().forEach(c -> visible.append((char) (isControl(c) ? CONTROL_PICTURES + c : c)));
        return visible.toString();
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t';
    }

    /** True for 18 characters in the shape of GB 11643, whatever the check character: a birth date at its place. */
    static boolean isShapedLikeIdNumber(String text) {
        if (text.length() != FULL_NUMBER || digits(text, 0, FULL_NUMBER) != FULL_NUMBER) {
            return false;
        }
        String century = text.substring(6, 8);
        int month = (text.charAt(10) - '0') * 10 + text.charAt(11) - '0';
        int day = (text.charAt(12) - '0') * 10 + text.charAt(13) - '0';
        return (century.equals("19") || century.equals("20")) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static int endOfRun(String text, int start) {
        int at = start;
        while (at < text.length() && isPartOfNumber(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPartOfNumber(char c) {
        return isDigit(c)
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION;
    }

    private static boolean isDigit(char c) {
        return Character.isDigit(c) || c == 'x' || c == 'X' || c == 'ｘ' || c == 'Ｘ';
    }

    private static int digits(String text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (isDigit(text.charAt(i))) {
                count++;
            }
        }
        return count;
    }
}
