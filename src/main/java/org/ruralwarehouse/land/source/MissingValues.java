package org.ruralwarehouse.land.source;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The texts that a contract defines as missing values, and the empty text. */
public final class MissingValues {

    private final Set<String> missing;
    private final int maxLength;

    /** First characters of these texts; most cells are ruled out without a lookup. */
    private final BitSet firstCharacters = new BitSet();

    public MissingValues(List<String> missingValues) {
        missing = new HashSet<>(missingValues);
        missing.add("");
        maxLength = missing.stream().mapToInt(String::length).max().orElse(0);
        missing.stream().filter(text -> !text.isEmpty()).forEach(text -> firstCharacters.set(text.charAt(0)));
    }

    /** True if a trimmed text is a missing value. */
    public boolean isMissing(String trimmed) {
        if (trimmed.isEmpty()) {
            return true;
        }
        return trimmed.length() <= maxLength && firstCharacters.get(trimmed.charAt(0)) && missing.contains(trimmed);
    }

    /**
     * Fast check on the first character of a cell, trimmed or not.
     *
     * @return false if the cell is certainly not a missing value
     */
    public boolean mayBeMissing(char first) {
        return first == 0 || firstCharacters.get(first);
    }
}
