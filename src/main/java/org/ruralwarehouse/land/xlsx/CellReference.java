package org.ruralwarehouse.land.xlsx;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.message.MessageKey;

/** Parses cell references of a sheet. */
public final class CellReference {

    /** Maximum number of columns of a sheet in all spreadsheets. */
    public static final int MAX_COLUMNS = 16_384;

    /** Maximum number of rows of a sheet in all spreadsheets. */
    public static final int MAX_ROWS = 1_048_576;

    private CellReference() {}

    /**
     * Index of the column in a cell reference such as {@code F7}.
     *
     * @param otherwise index to use if the reference is null
     * @throws FileRejectedException if no sheet can have this column
     */
    public static int column(@Nullable String reference, int otherwise) {
        if (reference == null) {
            return requireColumn(otherwise);
        }
        int column = 0;
        int at = 0;
        while (at < reference.length()
                && Character.toUpperCase(reference.charAt(at)) >= 'A'
                && Character.toUpperCase(reference.charAt(at)) <= 'Z'
                && column <= MAX_COLUMNS) {
            column = column * 26 + Character.toUpperCase(reference.charAt(at)) - 'A' + 1;
            at++;
        }
        return requireColumn(column - 1);
    }

    private static int requireColumn(int column) {
        if (column < 0 || column >= MAX_COLUMNS) {
            throw Workbook.rejection(MessageKey.COLUMN_BEYOND_SHEET.with());
        }
        return column;
    }

    /** Number of the row in a cell reference such as {@code F7}. */
    public static int rowOfCell(String reference) {
        int at = reference.length();
        while (at > 0 && reference.charAt(at - 1) >= '0' && reference.charAt(at - 1) <= '9') {
            at--;
        }
        return row(reference.substring(at), 0);
    }

    /**
     * Number of a row, which must be larger than that of the previous row.
     *
     * @param number text of the number; null for the row after the previous one
     * @throws FileRejectedException if rows are out of order or beyond the end of a sheet
     */
    public static int row(@Nullable String number, int previous) {
        int row = previous + 1;
        if (number != null) {
            try {
                row = Integer.parseInt(number.strip());
            } catch (NumberFormatException e) {
                row = -1;
            }
        }
        if (row <= previous || row > MAX_ROWS) {
            throw Workbook.rejection(MessageKey.ROWS_OUT_OF_ORDER.with());
        }
        return row;
    }
}
