package org.ruralwarehouse.land;

/** One row of a source table as text cells. Valid until the next row is asked for. */
interface SourceRow {

    int size();

    String cell(int index);

    /**
     * Equal for equal cells of one file, and quicker than the cell: before it is decoded. Only ASCII characters are
     * themselves, and it is empty exactly when the cell is.
     */
    default String key(int index) {
        return cell(index);
    }

    /** Line at which the row begins, 1 = first; the row number in a sheet. */
    long line();

    /** True when the cell holds a formula or an error of one instead of a value. */
    default boolean isComputed(int index) {
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
        String key = key(index);
        if (!key.isEmpty() && Character.isLetterOrDigit(key.charAt(0)) && key.charAt(0) < 0x80) {
            return false;
        }
        return CellText.trim(cell(index)).isEmpty();
    }
}
