package org.ruralwarehouse.submission;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of a submission stand in its workbook, so that whatever names a line and a column can name the cell.
 *
 * @param sheet name of the sheet
 * @param columns letters of the column of each field that the sheet has
 */
public record SheetLines(String sheet, Map<String, String> columns) {

    public SheetLines {
        columns = columns == null ? Map.of() : columns;
    }

    /** The reference of a cell, as {@code F7}; null for a field that the sheet does not have. */
    public @Nullable String cell(String field, long row) {
        String letters = columns.get(field);
        return letters == null ? null : letters + row;
    }
}
