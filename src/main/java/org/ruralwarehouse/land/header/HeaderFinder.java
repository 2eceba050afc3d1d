package org.ruralwarehouse.land.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.GarbledTextDetector;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;

/**
 * Finds the header of a table. Titles, unit lines and empty rows above it are skipped and reported. A header over two
 * rows is rejected, because the assignment of cells to columns would be ambiguous.
 */
public final class HeaderFinder {

    /** Maximum number of rows that are searched for a header. */
    public static final int SEARCHED_ROWS = 30;

    private final Contract contract;
    private final String encoding;
    private final HeaderNames names;

    /**
     * @param personalHeaders normalized headers of personal data that are not part of any contract
     * @param encoding encoding with which the rows were decoded
     */
    public HeaderFinder(Contract contract, Set<String> personalHeaders, String encoding) {
        this.contract = contract;
        this.encoding = encoding;
        this.names = new HeaderNames(contract, personalHeaders);
    }

    /**
     * A header.
     *
     * @param line line or row number of the header
     * @param preamble rows above the header, as sent
     */
    public record Found(HeaderMapping mapping, long line, List<Candidate> preamble) {}

    /**
     * A row that may be the header.
     *
     * @param recognized number of cells that are headers of the contract
     */
    public record Candidate(long line, String[] cells, int recognized) {}

    /**
     * Reads rows up to the header.
     *
     * @throws FileRejectedException if no row is a usable header of the contract
     */
    public Found find(SourceRows rows) {
        List<Candidate> candidates = new ArrayList<>();
        for (SourceRow row = rows.next(); row != null; row = rows.next()) {
            // Also decodes the row after the last searched one, because every reader has read it: invalid bytes reject
            // the file.
            Candidate candidate = new Candidate(row.line(), row.cells(), names.countRecognized(row.cells()));
            if (candidates.size() == SEARCHED_ROWS) {
                break;
            }
            if (candidate.recognized() > 0 && names.hasAllRequired(candidate.cells())) {
                return new Found(names.map(candidate.cells(), candidate.line()), candidate.line(), candidates);
            }
            candidates.add(candidate);
        }
        throw rejection(candidates);
    }

    private FileRejectedException rejection(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return new FileRejectedException(
                    "file_empty",
                    1L,
                    null,
                    MessageKey.NO_HEADER.with(),
                    MessageKey.HEADER_WITH_CONTRACT_COLUMNS.with());
        }
        int best = 0;
        for (int i = 1; i < candidates.size(); i++) {
            best = candidates.get(i).recognized() > candidates.get(best).recognized() ? i : best;
        }
        Candidate header = candidates.get(best);
        if (header.recognized() == 0) {
            return nothingRecognized(candidates.get(0));
        }
        Candidate below = best + 1 < candidates.size() ? candidates.get(best + 1) : null;
        Candidate above = best > 0 ? candidates.get(best - 1) : null;
        if (completesHeader(header, below) || completesHeader(header, above)) {
            return new FileRejectedException(
                    "header_in_two_lines", header.line(), null, masked(header), MessageKey.HEADER_IN_ONE_ROW.with());
        }
        // Rejects personal and duplicate columns with their own codes before it reports the first missing column.
        names.map(header.cells(), header.line());
        throw new IllegalStateException(contract.name() + ": a complete header was not accepted");
    }

    private FileRejectedException nothingRecognized(Candidate first) {
        boolean isGarbled = GarbledTextDetector.isGarbled(String.join("", first.cells()));
        return new FileRejectedException(
                isGarbled ? "text_garbled" : "header_not_found",
                first.line(),
                null,
                isDecodingReversible() ? MessageKey.NO_COLUMN_RECOGNIZED.with(encoding) : masked(first),
                MessageKey.HEADER_IN_FIRST_ROWS.with(SEARCHED_ROWS));
    }

    /**
     * Bytes wrongly decoded as UTF-16 become characters that masking does not recognize, but the original digits could
     * be recovered.
     */
    private boolean isDecodingReversible() {
        return encoding.startsWith("UTF-16");
    }

    private boolean completesHeader(Candidate header, @Nullable Candidate neighbour) {
        return neighbour != null
                && neighbour.recognized() > 0
                && names.hasAllRequired(merged(header.cells(), neighbour.cells()));
    }

    private String[] merged(String[] first, String[] second) {
        String[] cells = new String[Math.max(first.length, second.length)];
        for (int i = 0; i < cells.length; i++) {
            String one = i < first.length ? first[i] : "";
            String other = i < second.length ? second[i] : "";
            cells[i] = names.countRecognized(new String[] {one}) > 0 ? one : other;
        }
        return cells;
    }

    private static Message masked(Candidate candidate) {
        return Message.ofValue(Masking.quote(String.join(",", candidate.cells())));
    }
}
