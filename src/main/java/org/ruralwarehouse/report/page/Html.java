package org.ruralwarehouse.report.page;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a page. Text becomes one only through {@link #of} or {@link #text}, which escape it: what a stranger wrote in
 * a cell or as the name of a file stays text.
 *
 * @param markup well-formed by itself
 */
record Html(String markup) {

    static final Html EMPTY = new Html("");

    private static final String SLOT = "{}";

    /**
     * Fills the slots {@code {}} of a template in their order: pieces as they are, everything else as text.
     *
     * @param template written in this program, never by a stranger
     */
    static Html of(String template, @Nullable Object... values) {
        StringBuilder markup = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int slot = template.indexOf(SLOT, from);
            if (slot < 0) {
                throw new IllegalArgumentException("More values than slots in " + template);
            }
            markup.append(template, from, slot).append(value instanceof Html html ? html.markup : text(value).markup);
            from = slot + SLOT.length();
        }
        if (template.indexOf(SLOT, from) >= 0) {
            throw new IllegalArgumentException("More slots than values in " + template);
        }
        return new Html(markup.append(template, from, template.length()).toString());
    }

    /** Escaped for element content and for attributes in quotes; control characters, which no page may hold, are shown. */
    static Html text(@Nullable Object value) {
        if (value == null) {
            return EMPTY;
        }
        StringBuilder markup = new StringBuilder();
        String.valueOf(value).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> markup.append("&amp;");
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '"' -> markup.append("&quot;");
                case '\'' -> markup.append("&#39;");
                default -> markup.appendCodePoint(isPrintable(c) ? c : '\uFFFD');
            }
        });
        return new Html(markup.toString());
    }

    /** Also not shown as they are: what turns the direction of the text around it. */
    private static boolean isPrintable(int c) {
        boolean isSpace = c == '\n' || c == '\t';
        boolean isBidiControl = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F;
        boolean isSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return isSpace || !Character.isISOControl(c) && !isBidiControl && !isSurrogate && c != 0xFFFE && c != 0xFFFF;
    }

    static Html join(Collection<Html> pieces) {
        return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining("\n")));
    }
}
