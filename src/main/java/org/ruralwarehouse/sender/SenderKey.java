package org.ruralwarehouse.sender;

import java.security.PublicKey;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A key that verifies signatures of a sender.
 *
 * @param validFrom first day of its validity
 * @param validTo first day after its validity; null when it has no end
 */
public record SenderKey(
        PublicKey key, LocalDate validFrom, @Nullable LocalDate validTo) {

    /** True on the days of its validity. */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
