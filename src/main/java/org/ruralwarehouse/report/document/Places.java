package org.ruralwarehouse.report.document;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.SheetPlaces;

/** Says where a finding is and what is wrong there, in the words of the sender. */
public final class Places {

    /** Bound of what is kept: most findings expect the same. */
    private static final int REMEMBERED = 4096;

    private final Glossary glossary;
    private final Map<String, SheetPlaces> sheets;
    private final Remembered<String, Optional<String>> chinese = new Remembered<>(REMEMBERED);

    /**
     * @param sheets where the values of a workbook stand, by dataset; none for other files
     */
    public Places(Glossary glossary, Map<String, SheetPlaces> sheets) {
        this.glossary = glossary;
        this.sheets = sheets;
    }

    /** For files of which nobody knows whether they are workbooks. */
    public static Places of(Glossary glossary) {
        return new Places(glossary, Map.of());
    }

    public PackageReport.Place of(ReportRow row) {
        FindingKind kind = row.kind();
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
    String sheet(FindingKind kind) {
        SheetPlaces sheet = workbook(kind);
        return sheet == null ? null : sheet.sheet();
    }

    private @Nullable SheetPlaces workbook(FindingKind kind) {
        return kind.dataset() == null ? null : sheets.get(kind.dataset());
    }

    @Nullable
    String cell(ReportRow row) {
        SheetPlaces sheet = workbook(row.kind());
        Long line = row.line();
        String column = row.kind().column();
        return sheet == null || line == null || column == null ? null : sheet.cell(column, line);
    }

    @Nullable
    String columnTitle(FindingKind kind) {
        Glossary.Column known = glossary.column(kind.dataset(), kind.column());
        return known == null ? null : known.title();
    }

    /** Found less expected; null where no column, or one of codes, was meant and the values are no amounts. */
    private @Nullable String difference(ReportRow row) {
        FindingKind kind = row.kind();
        Glossary.Column known = glossary.column(kind.dataset(), kind.column());
        boolean isMeasure = kind.column() == null || known != null && known.isMeasure();
        return isMeasure ? Difference.of(row.found(), row.expected()) : null;
    }
}
