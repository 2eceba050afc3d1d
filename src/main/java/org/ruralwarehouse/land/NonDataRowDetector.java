package org.ruralwarehouse.land;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.land.source.CellTrimmer;
import org.ruralwarehouse.land.source.SourceRow;

/** Recognises rows that are no data by the words in their first cells: totals, and the footer of a form. */
final class NonDataRowDetector {

    private static final int LOOKED_AT = 3;
    private static final int REMEMBERED = 8192;

    /** White space that may surround a marker. */
    private static final int PADDING = 8;

    private final Set<String> totals = new HashSet<>();
    private final Set<String> footers = new HashSet<>();
    private final int longestTotal;

    /** Cells that were looked at before; names of places come again and again. */
    private final Set<String> data = new HashSet<>();

    /** What the first cells of the row before held: most registers are in the order of their places. */
    private final @Nullable String[] before = new String[LOOKED_AT];

    private @Nullable String noFooter;

    /**
     * @param totals whole cells that mark a row of totals
     * @param footers beginnings of the first filled cell that mark a row of the footer
     */
    NonDataRowDetector(List<String> totals, List<String> footers) {
        totals.forEach(marker -> this.totals.add(HeaderNormalizer.normalized(marker)));
        footers.forEach(marker -> this.footers.add(HeaderNormalizer.normalized(marker)));
        longestTotal = this.totals.stream().mapToInt(String::length).max().orElse(0);
    }

    boolean isTotal(SourceRow row) {
        for (int i = 0; i < LOOKED_AT && i < row.size(); i++) {
            if (!isWord(row.first(i))) {
                continue;
            }
            String cell = row.cell(i);
            if (cell.equals(before[i])) {
                continue;
            }
            if (cell.length() <= longestTotal + PADDING && !isData(cell)) {
                return true;
            }
            before[i] = cell;
        }
        return false;
    }

    private boolean isData(String cell) {
        if (data.contains(cell)) {
            return true;
        }
        if (isTotal(HeaderNormalizer.normalized(cell))) {
            return false;
        }
        if (data.size() < REMEMBERED) {
            data.add(cell);
        }
        return true;
    }

    private boolean isTotal(String text) {
        return totals.contains(text) || text.endsWith(":") && totals.contains(text.substring(0, text.length() - 1));
    }

    /** A footer begins its row: cells before it are empty. */
    boolean isFooter(SourceRow row) {
        for (int i = 0; i < row.size(); i++) {
            char first = row.first(i);
            if (first == 0 && row.cell(i).isEmpty()) {
                continue;
            }
            if (!isWord(first)) {
                return false;
            }
            String cell = row.cell(i);
            if (cell.equals(noFooter)) {
                return false;
            }
            String text = HeaderNormalizer.normalized(CellTrimmer.trim(cell));
            if (text.isEmpty()) {
                continue;
            }
            boolean isFooter = footers.stream().anyMatch(text::startsWith);
            noFooter = isFooter ? null : cell;
            return isFooter;
        }
        return false;
    }

    /** Codes and numbers begin most rows; they are told apart without a closer look. */
    private static boolean isWord(char first) {
        return first != 0 && !(first >= '0' && first <= '9');
    }
}
