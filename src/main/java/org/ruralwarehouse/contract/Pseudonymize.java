package org.ruralwarehouse.contract;

import java.util.List;
import java.util.Map;

/**
 * Pseudonymization of a personal number during landing.
 *
 * @param as name of the keyed pseudonym; it lands in two columns of 64 bits
 * @param derive landed columns by derived fact ({@code sex}, {@code birth_year})
 */
public record Pseudonymize(String as, Map<String, String> derive) {

    public Pseudonymize {
        derive = derive == null ? Map.of() : Map.copyOf(derive);
    }

    /** The landed columns of the pseudonym: its first and its last 64 bits as signed integers, high half first. */
    public List<String> columns() {
        return List.of(high(), low());
    }

    /** The landed column of the first 64 bits. */
    public String high() {
        return as + "_high";
    }

    /** The landed column of the last 64 bits. */
    public String low() {
        return as + "_low";
    }
}
