package org.ruralwarehouse.land.source;

import org.jspecify.annotations.Nullable;

/** One row of a source table as text cells. Valid until the next row is read. */
public interface SourceRow {

    /** Text of a boolean cell of a spreadsheet, accepted for every contract. */
    String TRUE = "TRUE";

    String FALSE = "FALSE";

    /** Number of cells. */
    int size();

    /**
     * Text of a cell, not trimmed.
     *
     * @throws FileRejectedException if the encoding does not allow its bytes
     */
    String cell(int index);

    /**
     * The first character of a cell: exact for ASCII, any non-ASCII character otherwise, NUL for an empty cell. Faster
     * than {@link #cell(int)}.
     */
    default char first(int index) {
        String cell = cell(index);
        return cell.isEmpty() ? 0 : cell.charAt(0);
    }

    /** The undecoded bytes of the cells; null if the source does not provide them. */
    default @Nullable CellSlices slices() {
        return null;
    }

    /** Line on which the row starts, or row number of a sheet; the first is 1. */
    long line();

    /** True if the cell has a formula or a formula error instead of a value. */
    default boolean isFormula(int index) {
        return false;
    }

    /** All cells as text, for the few rows that are stored as text. */
    default String[] cells() {
        String[] cells = new String[size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(i);
        }
        return cells;
    }

    /** True if all cells are empty or white space. */
    default boolean isBlank() {
        for (int i = 0; i < size(); i++) {
            if (!isBlank(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isBlank(int index) {
        char first = first(index);
        boolean isWord = first < 0x80 && Character.isLetterOrDigit(first);
        return !isWord && CellTrimmer.trim(cell(index)).isEmpty();
    }
}
