package org.ruralwarehouse.land.xlsx;

import org.jspecify.annotations.Nullable;

/** Columns of a sheet by letter and by index. */
public final class CellReference {

    /** What every spreadsheet has at most. */
    public static final int MAX_COLUMNS = 16_384;

    public static final int MAX_ROWS = 1_048_576;

    private CellReference() {}

    /**
     * Index of the column that a cell reference such as {@code F7} names.
     *
     * @param otherwise the index when there is no reference
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
            throw Workbook.rejection("a cell in a column that no sheet has");
        }
        return column;
    }

    /** The number of the row that a cell reference such as {@code F7} names. */
    public static int rowOfCell(String reference) {
        int at = reference.length();
        while (at > 0 && reference.charAt(at - 1) >= '0' && reference.charAt(at - 1) <= '9') {
            at--;
        }
        return row(reference.substring(at), 0);
    }

    /** The number of a row; it must be larger than that of the row previous. */
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
            throw Workbook.rejection("rows out of order or beyond the end of a sheet");
        }
        return row;
    }
}
