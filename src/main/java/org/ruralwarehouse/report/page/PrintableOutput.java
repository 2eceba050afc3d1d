package org.ruralwarehouse.report.page;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import org.jspecify.annotations.Nullable;

/**
 * Output of a template that escapes values and replaces characters that are not printable with U+FFFD. Control
 * characters are not allowed in HTML; bidirectional controls reorder the text around them.
 */
final class PrintableOutput extends OwaspHtmlTemplateOutput {

    private static final char REPLACEMENT = '\uFFFD';

    PrintableOutput(TemplateOutput output) {
        super(output);
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        super.writeUserContent(value == null ? null : printable(value));
    }

    static String printable(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            if (!isPrintable(value, i)) {
                StringBuilder printable = new StringBuilder(value);
                for (int j = i; j < length; j++) {
                    if (!isPrintable(value, j)) {
                        printable.setCharAt(j, REPLACEMENT);
                    }
                }
                return printable.toString();
            }
        }
        return value;
    }

    private static boolean isPrintable(String text, int index) {
        char c = text.charAt(index);
        if (c < 0x7F) {
            return c >= ' ' || c == '\n' || c == '\t';
        }
        if (Character.isSurrogate(c)) {
            return Character.isHighSurrogate(c)
                    ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                    : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        boolean isControl = c < 0xA0;
        boolean isBidiControl = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F;
        return !isControl && !isBidiControl && c < 0xFFFE;
    }
}
