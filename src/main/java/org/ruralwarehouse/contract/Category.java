package org.ruralwarehouse.contract;

import java.util.List;

/**
 * One value of a categorical field (Table Schema v2, categories).
 *
 * @param value what the warehouse keeps
 * @param label what provinces write
 * @param aliases other spellings that provinces use
 */
public record Category(String value, String label, List<String> aliases) {

    public Category {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
    }
}
