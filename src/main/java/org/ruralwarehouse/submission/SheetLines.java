package org.ruralwarehouse.submission;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Location of the values of a submission in its workbook. It translates line and field to the reference of a cell.
 *
 * @param sheet name of the sheet
 * @param columns column letters of each field that the sheet has
 */
public record SheetLines(String sheet, Map<String, String> columns) {

    public SheetLines {
        columns = columns == null ? Map.of() : columns;
    }

    /** The reference of a cell, such as {@code F7}; null when the sheet does not have the field. */
    public @Nullable String cell(String field, long row) {
        String letters = columns.get(field);
        return letters == null ? null : letters + row;
    }
}
