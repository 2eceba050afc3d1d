package org.ruralwarehouse.report.document;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names for readers of reports: the titles of the contracts instead of internal names.
 *
 * @param provinces names by GB/T 2260 code
 * @param datasets by contract name
 * @param phrases translations of English texts of checks; the first match is used
 */
public record Glossary(Map<String, Name> provinces, Map<String, Dataset> datasets, List<Phrase> phrases) {

    /** Empty glossary: internal names are shown. */
    public static final Glossary EMPTY = new Glossary(Map.of(), Map.of(), List.of());

    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");

    /** A name in both languages. */
    public record Name(String zh, String en) {}

    /**
     * A dataset with the titles of its contract.
     *
     * @param columns by field name
     */
    public record Dataset(String title, Map<String, Column> columns) {}

    /**
     * A column with its title in the contract.
     *
     * @param isMeasure true when the difference of two values is meaningful; false for codes and years
     */
    public record Column(String title, @Nullable String unit, boolean isMeasure) {}

    /**
     * A translation.
     *
     * @param english pattern for the whole text, with groups for variable parts
     * @param chinese replacement, with {@code $1} for the groups
     * @param prefix literal prefix of all matching texts; comparing it is faster than matching the pattern
     */
    public record Phrase(Pattern english, String chinese, String prefix) {

        private static final String SYNTAX = "\\[](){}.^$*+?|";

        /** Creates a translation and derives its prefix from the pattern. */
        public Phrase(Pattern english, String chinese) {
            this(english, chinese, prefix(english));
        }

        /**
         * Returns the pattern up to the first special character. Before a quantifier the last character, up to two code
         * units, is left out because it is optional.
         */
        private static String prefix(Pattern pattern) {
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

    /** Returns the names of a province; null for an unknown code. */
    @Nullable
    public Name province(String code) {
        return provinces.get(code);
    }

    /** Returns the title of a dataset; null when it is unknown. */
    @Nullable
    public String title(@Nullable String dataset) {
        Dataset known = dataset == null ? null : datasets.get(dataset);
        return known == null ? null : known.title();
    }

    /** Returns a column; null when it is unknown. */
    @Nullable
    public Column column(@Nullable String dataset, @Nullable String column) {
        Dataset known = dataset == null ? null : datasets.get(dataset);
        return known == null || column == null ? null : known.columns().get(column);
    }

    /** Returns the Chinese translation; null when the text needs no translation or has none. */
    @Nullable
    String chinese(@Nullable String text) {
        if (text == null || !ENGLISH.matcher(text).find()) {
            return null;
        }
        for (Phrase phrase : phrases) {
            if (text.startsWith(phrase.prefix())) {
                Matcher whole = phrase.english().matcher(text);
                if (whole.matches()) {
                    return whole.replaceFirst(phrase.chinese());
                }
            }
        }
        return null;
    }
}
