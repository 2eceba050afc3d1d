package org.ruralwarehouse.land;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as quarantine kept it.
 *
 * @param cells text of each field of the contract; null where the file had none; a personal number masked
 * @param pseudonym what was kept of the personal number; null when it was not valid
 */
public record QuarantinedRow(
        long line, List<@Nullable String> cells, @Nullable Pseudonym pseudonym) {

    /** A kept pseudonym and the facts that its number told. */
    public record Pseudonym(
            String uuid, @Nullable String sex, @Nullable Integer birthYear) {}
}
