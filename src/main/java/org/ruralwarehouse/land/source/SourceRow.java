package org.ruralwarehouse.land.source;

import org.jspecify.annotations.Nullable;

/** One row of a source table as text cells. Valid until the next row is asked for. */
public interface SourceRow {

    /** Text of a truth value as a spreadsheet shows it, whatever words a contract has for it. */
    String TRUE = "TRUE";

    String FALSE = "FALSE";

    int size();

    String cell(int index);

    /**
     * The first character of a cell as far as it is ASCII, some other for any other cell; NUL for an empty one. Quicker
     * than the cell.
     */
    default char first(int index) {
        String cell = cell(index);
        return cell.isEmpty() ? 0 : cell.charAt(0);
    }

    /** The cells as they are in the file, not decoded yet; null when they are not at hand. */
    default @Nullable CellSlices slices() {
        return null;
    }

    /** Line at which the row begins, 1 = first; the row number in a sheet. */
    long line();

    /** True when the cell holds a formula or an error of one instead of a value. */
    default boolean isFormula(int index) {
        return false;
    }

    /** The cells of the row, for the few rows that are kept as text. */
    default String[] cells() {
        String[] cells = new String[size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(i);
        }
        return cells;
    }

    /** True when no cell holds anything but white space. */
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
