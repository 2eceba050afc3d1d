package org.ruralwarehouse.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.SheetPlaces;

/**
 * Says where a finding is and what is wrong there, in the words of the sender.
 *
 * @param sheets where the values of a workbook stand, by dataset; none for other files
 */
record Places(Glossary glossary, Map<String, SheetPlaces> sheets) {

    /** For files of which nobody knows whether they are workbooks. */
    static Places of(Glossary glossary) {
        return new Places(glossary, Map.of());
    }

    PackageReport.Place of(ReportRow row) {
        Glossary.Column known = glossary.column(row.dataset(), row.column());
        SheetPlaces sheet = row.dataset() == null ? null : sheets.get(row.dataset());
        return new PackageReport.Place(
                row.fileName(),
                sheet == null ? null : sheet.sheet(),
                row.line(),
                cell(sheet, row),
                row.column(),
                known == null ? null : known.title(),
                row.found(),
                glossary.chinese(row.found()),
                row.expected(),
                glossary.chinese(row.expected()),
                difference(known, row),
                row.change());
    }

    private static @Nullable String cell(@Nullable SheetPlaces sheet, ReportRow row) {
        Long line = row.line();
        String column = row.column();
        return sheet == null || line == null || column == null ? null : sheet.cell(column, line);
    }

    /** Found less expected; null where no column, or one of codes, was meant and the values are no amounts. */
    private static @Nullable String difference(Glossary.@Nullable Column known, ReportRow row) {
        boolean isMeasure = row.column() == null || known != null && known.isMeasure();
        return isMeasure ? Difference.of(row.found(), row.expected()) : null;
    }
}
