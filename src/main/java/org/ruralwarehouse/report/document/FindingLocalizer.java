package org.ruralwarehouse.report.document;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.SheetLines;

/** Says where a finding is and what is wrong there, in the words of the sender. */
public final class FindingLocalizer {

    /** Bound of what is kept: most findings expect the same. */
    private static final int REMEMBERED = 4096;

    private final Glossary glossary;
    private final Map<String, SheetLines> sheets;
    private final BoundedCache<String, Optional<String>> chinese = new BoundedCache<>(REMEMBERED);

    /**
     * @param sheets where the values of a workbook stand, by dataset; none for other files
     */
    public FindingLocalizer(Glossary glossary, Map<String, SheetLines> sheets) {
        this.glossary = glossary;
        this.sheets = sheets;
    }

    /** For files of which nobody knows whether they are workbooks. */
    public static FindingLocalizer of(Glossary glossary) {
        return new FindingLocalizer(glossary, Map.of());
    }

    public PackageReport.Place of(ReportRow row) {
        FindingGroup kind = row.kind();
        return new PackageReport.Place(
                kind.fileName(),
                sheet(kind),
                row.line(),
                cell(row),
                kind.column(),
                columnTitle(kind),
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
    String sheet(FindingGroup kind) {
        SheetLines sheet = workbook(kind);
        return sheet == null ? null : sheet.sheet();
    }

    private @Nullable SheetLines workbook(FindingGroup kind) {
        return kind.dataset() == null ? null : sheets.get(kind.dataset());
    }

    @Nullable
    String cell(ReportRow row) {
        SheetLines sheet = workbook(row.kind());
        Long line = row.line();
        String column = row.kind().column();
        return sheet == null || line == null || column == null ? null : sheet.cell(column, line);
    }

    @Nullable
    String columnTitle(FindingGroup kind) {
        Glossary.Column known = glossary.column(kind.dataset(), kind.column());
        return known == null ? null : known.title();
    }

    /** Found less expected; null where no column, or one of codes, was meant and the values are no amounts. */
    private @Nullable String difference(ReportRow row) {
        FindingGroup kind = row.kind();
        Glossary.Column known = glossary.column(kind.dataset(), kind.column());
        boolean isMeasure = kind.column() == null || known != null && known.isMeasure();
        return isMeasure ? AmountDifference.of(row.found(), row.expected()) : null;
    }
}
