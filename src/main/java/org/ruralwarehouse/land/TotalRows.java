package org.ruralwarehouse.land;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.ruralwarehouse.contract.HeaderText;

/** Recognises rows of totals by one of their first cells. */
final class TotalRows {

    private static final int LOOKED_AT = 3;

    private final Set<String> markers = new HashSet<>();
    private final int longest;

    TotalRows(List<String> markers) {
        markers.forEach(marker -> this.markers.add(HeaderText.normalized(marker)));
        longest = this.markers.stream().mapToInt(String::length).max().orElse(0);
    }

    boolean contains(CSVRecord record) {
        for (int i = 0; i < LOOKED_AT && i < record.size(); i++) {
            String cell = record.get(i);
            // Totals are words; a cell that begins with an ASCII character is data and needs no closer look.
            boolean maybe =
                    !cell.isEmpty() && cell.length() <= longest + 8 && (cell.charAt(0) > 0x7f || cell.charAt(0) == ' ');
            if (maybe && markers.contains(HeaderText.normalized(cell))) {
                return true;
            }
        }
        return false;
    }
}
