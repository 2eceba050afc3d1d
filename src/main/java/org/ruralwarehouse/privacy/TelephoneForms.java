package org.ruralwarehouse.privacy;

/**
 * The forms of telephone numbers of the mainland. Codes and dates have as many digits, so the digits must be grouped as
 * people group them, and a landline number needs its area code and a separator.
 */
final class TelephoneForms {

    private static final int MOBILE = 11;
    private static final int COUNTRY = 86;

    private TelephoneForms() {}

    /** False when no telephone number begins with these digits. */
    static boolean mayBegin(byte[] digits, int from) {
        return digits[from] == 0 || digits[from] == COUNTRY / 10 || isMobile(digits, from);
    }

    /** True when the digits from the first to the last token are one telephone number. */
    static boolean isTelephone(DigitTokens tokens, int start, int end) {
        int from = tokens.first(start);
        int length = tokens.first(end + 1) - from;
        byte[] digits = tokens.digits();
        int prefix = length - MOBILE;
        // The cheap conditions first: they exclude almost all digits of a long text.
        boolean isMobile = prefix >= 0 && isMobile(digits, from + prefix) && isPrefix(digits, from, prefix);
        boolean isTelephone = isMobile && isGrouped(tokens, start, end, prefix)
                || digits[from] == 0 && isLandline(tokens, start, end);
        return isTelephone && PersonalForms.areDecimal(digits, from, from + length);
    }

    private static boolean isMobile(byte[] digits, int from) {
        return digits[from] == 1 && digits[from + 1] >= 3;
    }

    /** True for no prefix, the 0 of a distant call, and the number of the country with or without 00. */
    private static boolean isPrefix(byte[] digits, int from, int length) {
        return switch (length) {
            case 0 -> true;
            case 1 -> digits[from] == 0;
            case 2 -> digits[from] * 10 + digits[from + 1] == COUNTRY;
            case 4 -> digits[from] == 0 && digits[from + 1] == 0 && digits[from + 2] * 10 + digits[from + 3] == COUNTRY;
            default -> false;
        };
    }

    /** True for one token, two tokens, three tokens of at least three digits, and digits one or two by one. */
    private static boolean isGrouped(DigitTokens tokens, int start, int end, int prefix) {
        int first = start;
        int skipped = 0;
        while (skipped + tokens.length(first) <= prefix) {
            skipped += tokens.length(first++);
        }
        int count = end - first + 1;
        if (count == 1) {
            return true;
        }
        if (hasMixedSeparators(tokens, first, end) || count == 2 && tokens.separator(end) == '.') {
            return false;
        }
        return switch (count) {
            case 2 -> true;
            case 3 -> longest(tokens, first, end) <= 5 && shortest(tokens, first, end) >= 3;
            default -> longest(tokens, first, end) <= (count < 6 ? 0 : 2);
        };
    }

    /** True for different punctuation between the tokens; white space and dashes do not count. */
    private static boolean hasMixedSeparators(DigitTokens tokens, int first, int end) {
        int common = DigitTokens.JOINED;
        for (int token = first + 1; token <= end; token++) {
            int separator = tokens.separator(token);
            if (separator == DigitTokens.MIXED
                    || common != DigitTokens.JOINED && separator != DigitTokens.JOINED && separator != common) {
                return true;
            }
            common = separator == DigitTokens.JOINED ? common : separator;
        }
        return false;
    }

    private static int longest(DigitTokens tokens, int first, int end) {
        int longest = 0;
        for (int token = first; token <= end; token++) {
            longest = Math.max(longest, tokens.length(token));
        }
        return longest;
    }

    private static int shortest(DigitTokens tokens, int first, int end) {
        int shortest = Integer.MAX_VALUE;
        for (int token = first; token <= end; token++) {
            shortest = Math.min(shortest, tokens.length(token));
        }
        return shortest;
    }

    /** An area code of three or four digits, a separator and a number of seven or eight digits that is no date. */
    private static boolean isLandline(DigitTokens tokens, int start, int end) {
        byte[] digits = tokens.digits();
        int area = tokens.length(start);
        int from = tokens.first(start);
        int local = tokens.first(start + 1);
        int length = tokens.first(end + 1) - local;
        if (end == start || end - start > 3 || area < 3 || area > 4 || length < 7 || length > 8) {
            return false;
        }
        boolean isDecimal = end == start + 1 && tokens.separator(end) == '.';
        int century = digits[local] * 10 + digits[local + 1];
        boolean isDate = length == 8 && (century == 19 || century == 20) && PersonalForms.isDay(digits, local + 4);
        return digits[from] == 0 && digits[from + 1] != 0 && digits[local] >= 2 && !isDecimal && !isDate;
    }
}
