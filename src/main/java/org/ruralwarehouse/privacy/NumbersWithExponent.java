package org.ruralwarehouse.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Long numbers that a spreadsheet has shortened: {@code 4.69007E+17} shows the region and, with more digits, the birth
 * date of an ID number.
 */
final class NumbersWithExponent {

    /** Fewer digits show nothing of a person, and are usual for round figures. */
    private static final int FEWEST_DIGITS = 3;

    /** Digits of the longest personal number, as a percentage. */
    private static final int MOST_WHOLE_DIGITS = ResidentId.LENGTH + 2;

    private static final int MAX_EXPONENT_DIGITS = 4;

    private NumbersWithExponent() {}

    /** True when a text has a digit before and after a letter E; allocates nothing. */
    static boolean mayOccur(String text) {
        for (int at = 1; at < text.length() - 1; at++) {
            if (DigitCharacter.isExponentLetter(text.charAt(at)) && isDigitOrPoint(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    static List<PersonalNumberFinder.Run> of(String text) {
        List<PersonalNumberFinder.Run> runs = new ArrayList<>();
        for (int at = 1; at < text.length() - 1; at++) {
            if (DigitCharacter.isExponentLetter(text.charAt(at)) && isDigitOrPoint(text.charAt(at - 1))) {
                add(text, at, runs);
            }
        }
        return runs;
    }

    private static void add(String text, int letter, List<PersonalNumberFinder.Run> runs) {
        int digits = 0;
        int fraction = 0;
        int from = letter;
        boolean hasPoint = false;
        while (from > 0 && isDigitOrPoint(text.charAt(from - 1)) && !(hasPoint && isPoint(text.charAt(from - 1)))) {
            from--;
            if (isPoint(text.charAt(from))) {
                hasPoint = true;
                fraction = digits;
            } else {
                digits++;
            }
        }
        int to = letter + 1;
        boolean hasSign = isSign(text.charAt(to));
        to += hasSign ? 1 : 0;
        int exponent = 0;
        int start = to;
        while (to < text.length() && to - start < MAX_EXPONENT_DIGITS && isDigit(text.charAt(to))) {
            exponent = exponent * 10 + DigitCharacter.value(text.charAt(to++));
        }
        int whole = digits - fraction + exponent;
        boolean isLong = whole >= Masking.SUSPICIOUS_DIGITS && whole <= MOST_WHOLE_DIGITS;
        if (to > start && digits >= FEWEST_DIGITS && isLong && (hasPoint || hasSign || !isPartOfCode(text, from, to))) {
            runs.add(new PersonalNumberFinder.Run(from, to, whole));
        }
    }

    /** A digest in hexadecimal has such parts by chance, but neither point nor sign. */
    private static boolean isPartOfCode(String text, int from, int to) {
        return from > 0 && isAsciiLetter(text.charAt(from - 1)) || to < text.length() && isAsciiLetter(text.charAt(to));
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigitOrPoint(char c) {
        return isPoint(c) || isDigit(c);
    }

    private static boolean isDigit(char c) {
        int value = c < 0x80 ? c - '0' : DigitCharacter.value(c);
        return value >= 0 && value <= 9;
    }

    private static boolean isPoint(char c) {
        return c == '.' || c == '．';
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '＋';
    }
}
