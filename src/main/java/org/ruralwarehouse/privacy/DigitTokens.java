package org.ruralwarehouse.privacy;

import java.util.Arrays;

/**
 * The groups of adjacent digits of one phrase, a part of a text without words. All arrays are reused for the next
 * phrase. Belongs to one thread.
 */
final class DigitTokens {

    private static final int INITIAL = 32;

    /** Separator of tokens with white space and dashes only between them. */
    static final int JOINED = 0;

    /** Separator of tokens with several punctuation characters between them. */
    static final int MIXED = -1;

    private byte[] digits = new byte[INITIAL];
    private int digitCount;
    private int[] from = new int[INITIAL];
    private int[] to = new int[INITIAL];
    private int[] first = new int[INITIAL];
    private int[] separator = new int[INITIAL];
    private int size;

    private boolean isSplit;
    private boolean isAfterChinese;
    private int pending = JOINED;

    /**
     * Reads the next phrase of a text.
     *
     * @return position after the word that ends the phrase
     */
    int read(String text, int start) {
        size = 0;
        digitCount = 0;
        isSplit = false;
        pending = JOINED;
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            DigitCharacter.Kind kind = DigitCharacter.kind(c);
            int value = kind == DigitCharacter.Kind.DIGIT ? DigitCharacter.value(c) : DigitCharacter.NONE;
            // X is a digit only behind digits.
            if (kind == DigitCharacter.Kind.WORD || value == DigitCharacter.X && size == 0) {
                return next;
            }
            if (value != DigitCharacter.NONE) {
                boolean isChinese = DigitCharacter.isChinese(c);
                // The last character of a name may be a digit: 张三 before a number.
                isSplit |= isChinese != isAfterChinese;
                isAfterChinese = isChinese;
                addDigit(value, at, next);
            } else if (kind != DigitCharacter.Kind.GLUE) {
                separate(c, kind == DigitCharacter.Kind.JOINER);
            }
            at = next;
        }
        return at;
    }

    private void separate(int c, boolean isJoiner) {
        if (!isJoiner) {
            pending = pending == JOINED || pending == c ? c : MIXED;
        }
        isSplit = true;
    }

    private void addDigit(int value, int start, int end) {
        if (size == 0 || isSplit) {
            openToken(start);
        }
        isSplit = false;
        if (value >= DigitCharacter.TWO_DIGITS) {
            append((value - DigitCharacter.TWO_DIGITS) / 10);
            append((value - DigitCharacter.TWO_DIGITS) % 10);
        } else {
            append(value);
        }
        to[size - 1] = end;
    }

    private void openToken(int start) {
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
            first = Arrays.copyOf(first, 2 * size);
            separator = Arrays.copyOf(separator, 2 * size);
        }
        from[size] = start;
        first[size] = digitCount;
        separator[size] = pending;
        pending = JOINED;
        size++;
    }

    private void append(int digit) {
        if (digitCount == digits.length) {
            digits = Arrays.copyOf(digits, 2 * digitCount);
        }
        digits[digitCount++] = (byte) digit;
    }

    int size() {
        return size;
    }

    /** The digits of all tokens; values 0 to 10. */
    byte[] digits() {
        return digits;
    }

    /** Index of the first digit of a token; of the end of all digits for the number of tokens. */
    int first(int token) {
        return token == size ? digitCount : first[token];
    }

    /** Number of digits of a token. */
    int length(int token) {
        return first(token + 1) - first(token);
    }

    /** The punctuation before a token: a character, {@link #JOINED} or {@link #MIXED}. */
    int separator(int token) {
        return separator[token];
    }

    int from(int token) {
        return from[token];
    }

    int to(int token) {
        return to[token];
    }
}
