package org.ruralwarehouse.contract;

import java.util.Map;

/**
 * Pseudonymization of a personal number during landing.
 *
 * @param as landed column of the keyed pseudonym
 * @param derive landed columns by derived fact ({@code sex}, {@code birth_year})
 */
public record Pseudonymize(String as, Map<String, String> derive) {

    public Pseudonymize {
        derive = derive == null ? Map.of() : Map.copyOf(derive);
    }
}
