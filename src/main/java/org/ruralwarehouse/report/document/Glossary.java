package org.ruralwarehouse.report.document;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words that a reader of a report knows things by: what their own headers say, not what columns are called inside.
 *
 * @param provinces names by GB/T 2260 code
 * @param datasets by the name of their contract
 * @param phrases Chinese for what checks say in English, the first that fits counts
 */
public record Glossary(Map<String, Name> provinces, Map<String, Dataset> datasets, List<Phrase> phrases) {

    /** Knows nothing: everything is called by its name. */
    public static final Glossary EMPTY = new Glossary(Map.of(), Map.of(), List.of());

    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");

    /** What something is called in both languages. */
    public record Name(String zh, String en) {}

    /**
     * A dataset as its contract calls it.
     *
     * @param columns by field name
     */
    public record Dataset(String title, Map<String, Column> columns) {}

    /**
     * A column as provinces head it.
     *
     * @param isMeasure true when the difference of two values means something; codes and years have none
     */
    public record Column(String title, @Nullable String unit, boolean isMeasure) {}

    /**
     * One way of saying something.
     *
     * @param english the whole text, with groups for what changes
     * @param chinese with {@code $1} for the groups
     * @param start what every such text begins with: quicker to look for than the pattern
     */
    public record Phrase(Pattern english, String chinese, String start) {

        private static final String SYNTAX = "\\[](){}.^$*+?|";

        public Phrase(Pattern english, String chinese) {
            this(english, chinese, start(english));
        }

        /** Up to the first sign of syntax; before one that makes what it follows optional, a whole character less. */
        private static String start(Pattern pattern) {
            String text = pattern.pattern();
            if (pattern.flags() != 0 || text.indexOf('|') >= 0) {
                return "";
            }
            int end = 0;
            while (end < text.length() && SYNTAX.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            boolean isOptional = end < text.length() && "*?{".indexOf(text.charAt(end)) >= 0;
            return text.substring(0, isOptional ? Math.max(0, end - 2) : end);
        }
    }

    @Nullable
    public Name province(String code) {
        return provinces.get(code);
    }

    @Nullable
    public String title(@Nullable String dataset) {
        Dataset known = dataset == null ? null : datasets.get(dataset);
        return known == null ? null : known.title();
    }

    @Nullable
    public Column column(@Nullable String dataset, @Nullable String column) {
        Dataset known = dataset == null ? null : datasets.get(dataset);
        return known == null || column == null ? null : known.columns().get(column);
    }

    /** What a check says, in Chinese; null when it needs no translation or nobody wrote one. */
    @Nullable
    String chinese(@Nullable String text) {
        if (text == null || !ENGLISH.matcher(text).find()) {
            return null;
        }
        for (Phrase phrase : phrases) {
            if (text.startsWith(phrase.start())) {
                Matcher whole = phrase.english().matcher(text);
                if (whole.matches()) {
                    return whole.replaceFirst(phrase.chinese());
                }
            }
        }
        return null;
    }
}
