package org.ruralwarehouse.privacy;

/** Classifies the characters with which a personal number can be written, in any script. */
final class DigitCharacter {

    /** Value of a character that is no digit. */
    static final int NONE = -1;

    /** Value of the letter X, the check character for 10, and of letters that look like it. */
    static final int X = 10;

    /** Added to the value of a character that stands for two digits, such as ⑲. */
    static final int TWO_DIGITS = 100;

    private static final int LARGEST_TWO_DIGITS = 50;
    private static final int FIRST_IDEOGRAPH = 0x4E00;
    private static final int LAST_IDEOGRAPH = 0x9FFF;

    /** Ordinary, financial and spoken forms; the position modulo 10 is the value. */
    static final String CHINESE = "零一二三四五六七八九零壹贰叁肆伍陆柒捌玖〇幺貳參肆伍陸柒捌玖";

    /** Blank characters that Unicode classifies as letters: Hangul fillers. */
    private static final String BLANK_LETTERS = "\u115F\u1160\u3164\uFFA0";

    private static final String X_LETTERS = "xXｘＸХхΧχⅩⅹ";

    /** How a character between digits relates them. */
    enum Kind {
        DIGIT,
        /** Invisible: the digits on both sides are adjacent. */
        GLUE,
        /** White space, dashes and dots in mid height: the digits on both sides may be one number. */
        JOINER,
        /** Separates sums, dates and cells of a row, but an author may also write it inside a number. */
        PUNCTUATION,
        WORD
    }

    private DigitCharacter() {}

    /** 0 to 9, {@link #X}, two digits as 100 + number, or {@link #NONE}. */
    static int value(int c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9' ? c - '0' : c == 'x' || c == 'X' ? X : NONE;
        }
        if (isChinese(c)) {
            int at = CHINESE.indexOf(c);
            return at < 0 ? NONE : at % 10;
        }
        if (X_LETTERS.indexOf(c) >= 0) {
            return X;
        }
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER -> Character.digit(c, 10);
            case Character.OTHER_NUMBER, Character.LETTER_NUMBER -> signValue(Character.getNumericValue(c));
            default -> NONE;
        };
    }

    /** True for an ideograph, also one that is no digit. */
    static boolean isChinese(int c) {
        return c >= FIRST_IDEOGRAPH && c <= LAST_IDEOGRAPH || c == '〇';
    }

    /** Circled, superscript and other signs; fractions and large Roman numbers are no digits. */
    private static int signValue(int number) {
        if (number < 0 || number > LARGEST_TWO_DIGITS) {
            return NONE;
        }
        return number < 10 ? number : TWO_DIGITS + number;
    }

    static Kind kind(int c) {
        if (value(c) != NONE) {
            return Kind.DIGIT;
        }
        if (BLANK_LETTERS.indexOf(c) >= 0) {
            return Kind.GLUE;
        }
        if (Character.isLetter(c)) {
            return Kind.WORD;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> Kind.GLUE;
            case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.CONNECTOR_PUNCTUATION -> Kind.JOINER;
            default -> c == '·' ? Kind.JOINER : Kind.PUNCTUATION;
        };
    }

    /** True for the letter E of a number with an exponent. */
    static boolean isExponentLetter(int c) {
        return c == 'E' || c == 'e' || c == 'Ｅ' || c == 'ｅ';
    }
}
