package org.ruralwarehouse.contract;

import java.util.List;

/**
 * One value of a categorical field (Table Schema v2, categories).
 *
 * @param value value in the warehouse
 * @param label value in the files of provinces
 * @param aliases other accepted spellings
 */
public record Category(String value, String label, List<String> aliases) {

    public Category {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
    }
}
