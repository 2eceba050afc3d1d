package org.ruralwarehouse.land;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.ruralwarehouse.contract.HeaderText;

/** Recognises rows of totals by one of their first cells. */
final class TotalRows {

    private static final int LOOKED_AT = 3;

    /** White space that may surround a marker. */
    private static final int PADDING = 8;

    private final Set<String> markers = new HashSet<>();
    private final int longest;

    TotalRows(List<String> markers) {
        markers.forEach(marker -> this.markers.add(HeaderText.normalized(marker)));
        longest = this.markers.stream().mapToInt(String::length).max().orElse(0);
    }

    boolean contains(CSVRecord record) {
        for (int i = 0; i < LOOKED_AT && i < record.size(); i++) {
            String cell = record.get(i);
            if (isMaybe(cell) && markers.contains(HeaderText.normalized(cell))) {
                return true;
            }
        }
        return false;
    }

    /** Numbers make up most first cells; they are told apart without a closer look. */
    private boolean isMaybe(String cell) {
        return !cell.isEmpty()
                && cell.length() <= longest + PADDING
                && !(cell.charAt(0) >= '0' && cell.charAt(0) <= '9');
    }
}
