package org.ruralwarehouse.contract;

import java.util.Map;

/**
 * How a personal number is replaced while it is read.
 *
 * @param as name of the landed column that holds the keyed pseudonym
 * @param derive facts that the number itself tells ({@code sex}, {@code birth_year}) to the landed columns that keep them
 */
public record Pseudonymize(String as, Map<String, String> derive) {

    public Pseudonymize {
        derive = derive == null ? Map.of() : Map.copyOf(derive);
    }
}
