package org.ruralwarehouse.land.xlsx;

/**
 * Scans the code of a number format in one pass. A regular expression would search a closing bracket again for every
 * opening one, which takes hours for a code of opening brackets.
 */
final class FormatCode {

    private static final String DATE_OR_TIME = "yYdDhHsSeEmM";

    private FormatCode() {}

    /**
     * The first section of a code without literals, colours, locales and conditions, which do not affect the kind of a
     * format. An opening quote or bracket without an end is part of the code.
     */
    static String firstSection(String code) {
        StringBuilder section = new StringBuilder();
        int lastQuote = code.lastIndexOf('"');
        int lastBracket = code.lastIndexOf(']');
        int at = 0;
        while (at < code.length() && code.charAt(at) != ';') {
            char c = code.charAt(at);
            if (c == '"' && at < lastQuote) {
                at = code.indexOf('"', at + 1) + 1;
            } else if (c == '[' && at < lastBracket) {
                at = code.indexOf(']', at) + 1;
            } else if ((c == '\\' || c == '_' || c == '*') && hasCharacter(code, at + 1)) {
                at += 1 + Character.charCount(code.codePointAt(at + 1));
            } else {
                section.append(c);
                at++;
            }
        }
        return section.toString();
    }

    private static boolean hasCharacter(String code, int at) {
        return at < code.length() && code.charAt(at) != '\n' && code.charAt(at) != '\r';
    }

    /** True if the section has a letter of a date or time; the E of an exponent is none. */
    static boolean hasDateOrTime(String section) {
        int at = 0;
        while (at < section.length()) {
            char c = section.charAt(at);
            boolean isExponent = (c == 'e' || c == 'E')
                    && at + 1 < section.length()
                    && (section.charAt(at + 1) == '+' || section.charAt(at + 1) == '-');
            if (!isExponent && DATE_OR_TIME.indexOf(c) >= 0) {
                return true;
            }
            at += isExponent ? 2 : 1;
        }
        return false;
    }
}
