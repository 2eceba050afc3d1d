package org.ruralwarehouse.land.source;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The texts that mean "no value" in a contract. */
public final class MissingValues {

    private final Set<String> missing;
    private final int maxLength;

    /** First characters of these texts: most cells are recognised without a lookup. */
    private final BitSet firstCharacters = new BitSet();

    public MissingValues(List<String> missingValues) {
        missing = new HashSet<>(missingValues);
        missing.add("");
        maxLength = missing.stream().mapToInt(String::length).max().orElse(0);
        missing.stream().filter(text -> !text.isEmpty()).forEach(text -> firstCharacters.set(text.charAt(0)));
    }

    public boolean isMissing(String trimmed) {
        if (trimmed.isEmpty()) {
            return true;
        }
        return trimmed.length() <= maxLength && firstCharacters.get(trimmed.charAt(0)) && missing.contains(trimmed);
    }

    /** False when the cell, trimmed or not, is no such text for certain. */
    public boolean mayBeMissing(char first) {
        return first == 0 || firstCharacters.get(first);
    }
}
