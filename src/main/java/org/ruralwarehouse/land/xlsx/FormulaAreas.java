package org.ruralwarehouse.land.xlsx;

import org.jspecify.annotations.Nullable;

/**
 * Which cells a formula further up or to the left fills. Formulas over an area (arrays, spills, data tables) stand in its
 * first cell only; the other cells look like values. Rows come in order, so that it is enough to know for each column
 * how far down it is filled, however many areas a sheet has.
 */
final class FormulaAreas {

    private final int[] lastRow = new int[CellReference.MAX_COLUMNS];

    /**
     * Remembers the area of a formula. A shared formula fills no area: each of its cells says that it is one.
     *
     * @param type of the formula, as {@code t} states it
     * @param area such as {@code A1:B7}; null when there is none
     * @param row of the cell with the formula
     * @param column index of the cell with the formula
     */
    void add(@Nullable String type, @Nullable String area, int row, int column) {
        if (area == null || !("array".equals(type) || "dataTable".equals(type))) {
            return;
        }
        String first = area.substring(0, Math.max(area.indexOf(':'), 0)).strip();
        String last = area.substring(area.indexOf(':') + 1).strip();
        if (!first.isEmpty()
                && (CellReference.column(first, column) != column || CellReference.rowOfCell(first) != row)) {
            throw Workbook.rejection("a formula outside the first cell of its area");
        }
        int lastColumn = CellReference.column(last, column);
        int lastFilled = CellReference.rowOfCell(last);
        for (int i = column; i <= lastColumn; i++) {
            lastRow[i] = Math.max(lastRow[i], lastFilled);
        }
    }

    /** True for a cell inside an area; asked row by row, in the order of the sheet. */
    boolean contains(int row, int column) {
        return column < lastRow.length && row <= lastRow[column];
    }
}
