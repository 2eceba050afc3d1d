package org.ruralwarehouse.report.document;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.SheetLines;

/** Says where a finding is and what is wrong there, in the words of the sender. */
public final class FindingLocalizer {

    /** Bound of what is kept: most findings expect the same. */
    private static final int CACHE_SIZE = 4096;

    private final Glossary glossary;
    private final Map<String, SheetLines> sheets;
    private final BoundedCache<String, Optional<String>> chinese = new BoundedCache<>(CACHE_SIZE);

    /**
     * @param sheets where the values of a workbook stand, by dataset; none for other files
     */
    public FindingLocalizer(Glossary glossary, Map<String, SheetLines> sheets) {
        this.glossary = glossary;
        this.sheets = sheets;
    }

    /** For files of which nobody knows whether they are workbooks. */
    public static FindingLocalizer withoutSheets(Glossary glossary) {
        return new FindingLocalizer(glossary, Map.of());
    }

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

    /** Found less expected; null where no column, or one of codes, was meant and the values are no amounts. */
    private @Nullable String difference(ReportRow row) {
        FindingGroup group = row.group();
        Glossary.Column known = glossary.column(group.dataset(), group.column());
        boolean isMeasure = group.column() == null || known != null && known.isMeasure();
        return isMeasure ? AmountDifference.of(row.found(), row.expected()) : null;
    }
}
