package org.ruralwarehouse.report.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names for readers of reports: the titles of the contracts instead of internal names.
 *
 * @param provinces names by GB/T 2260 code
 * @param datasets by contract name
 */
public record Glossary(Map<String, Name> provinces, Map<String, Dataset> datasets) {

    /** Empty glossary: internal names are shown. */
    public static final Glossary EMPTY = new Glossary(Map.of(), Map.of());

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
}
