package org.ruralwarehouse.land;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.land.source.CellTrimmer;
import org.ruralwarehouse.land.source.SourceRow;

/** Detects rows that are not data by their first cells: totals rows, and the footer of a form. */
final class NonDataRowDetector {

    private static final int MARKER_CELLS = 3;
    private static final int MAX_CACHED = 8192;

    /** Number of white space characters that may surround a marker. */
    private static final int PADDING = 8;

    private final Set<String> totals = new HashSet<>();
    private final Set<String> footers = new HashSet<>();
    private final int longestTotal;

    /** Cells already identified as data; place names occur in many rows. */
    private final Set<String> dataCells = new HashSet<>();

    /** First cells of the previous row. Most files are sorted by place, so these cells often repeat. */
    private final @Nullable String[] previousCells = new String[MARKER_CELLS];

    private @Nullable String lastNonFooter;

    /**
     * @param totals cell values that mark a totals row
     * @param footers prefixes of the first non-empty cell that mark a footer row
     */
    NonDataRowDetector(List<String> totals, List<String> footers) {
        totals.forEach(marker -> this.totals.add(HeaderNormalizer.normalize(marker)));
        footers.forEach(marker -> this.footers.add(HeaderNormalizer.normalize(marker)));
        longestTotal = this.totals.stream().mapToInt(String::length).max().orElse(0);
    }

    /** True if one of the first cells is a marker of a totals row. */
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
        if (isTotalMarker(HeaderNormalizer.normalize(cell))) {
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

    /** True if the first non-empty cell starts with a footer marker. */
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
            String text = HeaderNormalizer.normalize(CellTrimmer.trim(cell));
            if (text.isEmpty()) {
                continue;
            }
            boolean isFooter = footers.stream().anyMatch(text::startsWith);
            lastNonFooter = isFooter ? null : cell;
            return isFooter;
        }
        return false;
    }

    /** Most rows start with a code or a number, which cannot be a marker. */
    private static boolean mayBeWord(char first) {
        return first != 0 && !(first >= '0' && first <= '9');
    }
}
