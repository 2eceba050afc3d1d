package org.ruralwarehouse.report.document;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.SheetLines;

/** Converts a finding to a location and texts that the sender understands: sheet, cell, column title and Chinese. */
public final class FindingLocalizer {

    /** Maximum number of cached translations. Most findings share few expected texts. */
    private static final int CACHE_SIZE = 4096;

    private final Glossary glossary;
    private final Map<String, SheetLines> sheets;
    private final BoundedCache<String, Optional<String>> chinese = new BoundedCache<>(CACHE_SIZE);

    /**
     * @param sheets sheet and column letters of workbooks, by dataset; no entry for other files
     */
    public FindingLocalizer(Glossary glossary, Map<String, SheetLines> sheets) {
        this.glossary = glossary;
        this.sheets = sheets;
    }

    /** Creates a localizer without sheets and cells, for findings of many files. */
    public static FindingLocalizer withoutSheets(Glossary glossary) {
        return new FindingLocalizer(glossary, Map.of());
    }

    /** Returns the location, the texts and the change of a finding. */
    public PackageReport.Place place(ReportRow row) {
        FindingGroup group = row.group();
        return new PackageReport.Place(
                group.fileName(),
                sheet(group),
                row.line(),
                cell(row),
                group.column(),
                columnTitle(group),
                row.found(),
                chinese(row.found()),
                row.expected(),
                chinese(row.expected()),
                difference(row),
                row.change());
    }

    private @Nullable String chinese(@Nullable String text) {
        return text == null
                ? null
                : chinese.get(text, english -> Optional.ofNullable(glossary.chinese(english)))
                        .orElse(null);
    }

    @Nullable
    String sheet(FindingGroup group) {
        SheetLines sheet = sheetLines(group);
        return sheet == null ? null : sheet.sheet();
    }

    private @Nullable SheetLines sheetLines(FindingGroup group) {
        return group.dataset() == null ? null : sheets.get(group.dataset());
    }

    @Nullable
    String cell(ReportRow row) {
        SheetLines sheet = sheetLines(row.group());
        Long line = row.line();
        String column = row.group().column();
        return sheet == null || line == null || column == null ? null : sheet.cell(column, line);
    }

    @Nullable
    String columnTitle(FindingGroup group) {
        Glossary.Column known = glossary.column(group.dataset(), group.column());
        return known == null ? null : known.title();
    }

    /** Returns found minus expected; null for columns that are not measures and for values that are not amounts. */
    private @Nullable String difference(ReportRow row) {
        FindingGroup group = row.group();
        Glossary.Column known = glossary.column(group.dataset(), group.column());
        boolean isMeasure = group.column() == null || known != null && known.isMeasure();
        return isMeasure ? AmountDifference.of(row.found(), row.expected()) : null;
    }
}
