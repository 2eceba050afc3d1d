package org.ruralwarehouse.land.value;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellSlices;

/** Turns the text of one cell into a typed value of the row. One per field and file; not for several threads. */
public interface ValueReader {

    /**
     * @param text trimmed, never a missing value
     * @param row receives the value; left without one when there is a violation about its type
     * @return null when the value obeys the contract
     */
    @Nullable
    Violation read(String text, RowBuffer row);

    /**
     * Reads a value that stands in its plainest form, all of it in ASCII; most do, and need neither be trimmed nor
     * decoded.
     *
     * @param cell never a missing value
     * @return false for any other cell, and for one that there is something to say of; the row is as before then
     */
    default boolean readBytes(CellSlices cells, int cell, RowBuffer row) {
        return false;
    }

    /** Reads what a row of totals holds in the same column. */
    default ValueReader forTotals() {
        return this;
    }
}
