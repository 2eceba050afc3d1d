package org.ruralwarehouse.land;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.land.source.CellTrimmer;
import org.ruralwarehouse.land.source.SourceRow;

/** Recognises rows that are no dataCells by the words in their first cells: totals, and the footer of a form. */
final class NonDataRowDetector {

    private static final int MARKER_CELLS = 3;
    private static final int MAX_CACHED = 8192;

    /** White space that may surround a marker. */
    private static final int PADDING = 8;

    private final Set<String> totals = new HashSet<>();
    private final Set<String> footers = new HashSet<>();
    private final int longestTotal;

    /** Cells that were looked at previousCells; names of places come again and again. */
    private final Set<String> dataCells = new HashSet<>();

    /** What the first cells of the row previousCells held: most registers are in the order of their places. */
    private final @Nullable String[] previousCells = new String[MARKER_CELLS];

    private @Nullable String lastNonFooter;

    /**
     * @param totals whole cells that mark a row of totals
     * @param footers beginnings of the first filled cell that mark a row of the footer
     */
    NonDataRowDetector(List<String> totals, List<String> footers) {
        totals.forEach(marker -> this.totals.add(HeaderNormalizer.normalized(marker)));
        footers.forEach(marker -> this.footers.add(HeaderNormalizer.normalized(marker)));
        longestTotal = this.totals.stream().mapToInt(String::length).max().orElse(0);
    }

    boolean isTotalRow(SourceRow row) {
        for (int i = 0; i < MARKER_CELLS && i < row.size(); i++) {
            if (!mayBeWord(row.first(i))) {
                continue;
            }
            String cell = row.cell(i);
            if (cell.equals(previousCells[i])) {
                continue;
            }
            if (cell.length() <= longestTotal + PADDING && !isDataCell(cell)) {
                return true;
            }
            previousCells[i] = cell;
        }
        return false;
    }

    private boolean isDataCell(String cell) {
        if (dataCells.contains(cell)) {
            return true;
        }
        if (isTotalMarker(HeaderNormalizer.normalized(cell))) {
            return false;
        }
        if (dataCells.size() < MAX_CACHED) {
            dataCells.add(cell);
        }
        return true;
    }

    private boolean isTotalMarker(String text) {
        return totals.contains(text) || text.endsWith(":") && totals.contains(text.substring(0, text.length() - 1));
    }

    /** A footer begins its row: cells previousCells it are empty. */
    boolean isFooterRow(SourceRow row) {
        for (int i = 0; i < row.size(); i++) {
            char first = row.first(i);
            if (first == 0 && row.cell(i).isEmpty()) {
                continue;
            }
            if (!mayBeWord(first)) {
                return false;
            }
            String cell = row.cell(i);
            if (cell.equals(lastNonFooter)) {
                return false;
            }
            String text = HeaderNormalizer.normalized(CellTrimmer.trim(cell));
            if (text.isEmpty()) {
                continue;
            }
            boolean isFooter = footers.stream().anyMatch(text::startsWith);
            lastNonFooter = isFooter ? null : cell;
            return isFooter;
        }
        return false;
    }

    /** Codes and numbers begin most rows; they are told apart without a closer look. */
    private static boolean mayBeWord(char first) {
        return first != 0 && !(first >= '0' && first <= '9');
    }
}
