package org.ruralwarehouse.land;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as stored in quarantine.
 *
 * @param line line or row number in the source file, starting at 1
 * @param cells text of each field of the contract; null if the file lacks the field; personal numbers are masked
 * @param pseudonym pseudonym of the personal number; null if the number was invalid
 */
public record QuarantinedRow(
        long line, List<@Nullable String> cells, @Nullable Pseudonym pseudonym) {

    /**
     * A stored pseudonym and the attributes derived from the number.
     *
     * @param high first 64 bits
     * @param low last 64 bits
     */
    public record Pseudonym(
            long high,
            long low,
            @Nullable String sex,
            @Nullable Integer birthYear) {}
}
