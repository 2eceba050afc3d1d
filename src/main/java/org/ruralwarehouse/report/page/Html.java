package org.ruralwarehouse.report.page;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fragment of HTML. Text becomes a fragment only through {@link #of} or {@link #text}, which escape it, so that text
 * from a sender (cells, file names) is never interpreted as markup.
 *
 * @param markup well-formed fragment
 */
record Html(String markup) {

    static final Html EMPTY = new Html("");

    private static final String SLOT = "{}";

    /**
     * Fills the slots {@code {}} of a template in order. Fragments are inserted unchanged, all other values are
     * escaped.
     *
     * @param template constant of this program, never text from a sender
     * @throws IllegalArgumentException when the numbers of slots and values differ
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

    /** Escapes text for element content and quoted attributes. Control characters are replaced with U+FFFD. */
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

    /** Bidirectional control characters are not printable either: they reorder the text around them. */
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
