package org.ruralwarehouse.land.value;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellSlices;

/** Converts one cell to a typed value of the row. One instance per field and file; not thread-safe. */
public interface ValueReader {

    /**
     * Reads the text of a cell.
     *
     * @param text trimmed text, never a missing value
     * @param row receives the value; remains without value if the text has the wrong type
     * @return null if the value obeys the contract
     */
    @Nullable
    Violation read(String text, RowBuffer row);

    /**
     * Reads a valid ASCII value in canonical form directly from its bytes. Most cells have this form and need neither
     * trimming nor decoding.
     *
     * @param cell index of the cell, never a missing value
     * @return false for any other cell and for any violation; the row is unchanged in this case
     */
    default boolean readBytes(CellSlices cells, int cell, RowBuffer row) {
        return false;
    }

    /** The reader for the same column of a totals row. */
    default ValueReader forTotals() {
        return this;
    }
}
