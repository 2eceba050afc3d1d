package org.ruralwarehouse.land.xlsx;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.message.MessageKey;

/**
 * Cells that are filled by a formula above or to the left of them. Area formulas (arrays, spills, data tables) are
 * stored in the first cell of their area only; the other cells look like values. Rows are read in order, so the last
 * filled row of each column is sufficient for any number of areas.
 */
final class FormulaAreas {

    private final int[] lastRow = new int[CellReference.MAX_COLUMNS];

    /**
     * Adds the area of a formula. A shared formula has no area, because each of its cells has a formula element.
     *
     * @param type type of the formula, as stated by {@code t}
     * @param area area such as {@code A1:B7}; null if there is none
     * @param row row of the cell with the formula
     * @param column index of the column of the cell with the formula
     */
    void add(@Nullable String type, @Nullable String area, int row, int column) {
        if (area == null || !("array".equals(type) || "dataTable".equals(type))) {
            return;
        }
        String first = area.substring(0, Math.max(area.indexOf(':'), 0)).strip();
        String last = area.substring(area.indexOf(':') + 1).strip();
        if (!first.isEmpty()
                && (CellReference.column(first, column) != column || CellReference.rowOfCell(first) != row)) {
            throw Workbook.rejection(MessageKey.FORMULA_OUTSIDE_AREA.with());
        }
        int lastColumn = CellReference.column(last, column);
        int lastFilled = CellReference.rowOfCell(last);
        for (int i = column; i <= lastColumn; i++) {
            lastRow[i] = Math.max(lastRow[i], lastFilled);
        }
    }

    /** True if the cell is inside an area. Must be called row by row in the order of the sheet. */
    boolean contains(int row, int column) {
        return column < lastRow.length && row <= lastRow[column];
    }
}
