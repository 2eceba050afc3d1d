package org.ruralwarehouse.land.header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.land.source.CellTrimmer;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;

/** All headers that the fields of a contract accept: names, titles, aliases, and the same with another unit. */
public final class HeaderNames {

    private final Contract contract;
    private final Set<String> personalHeaders;
    private final Map<String, FieldMatch> matches = new HashMap<>();

    /**
     * The field of a header.
     *
     * @param field index of the field
     * @param shift power of ten that converts the values to the unit of the contract: 4 for 万元
     */
    private record FieldMatch(int field, int shift) {}

    /**
     * @param personalHeaders normalized headers of personal data that are not part of any contract
     */
    public HeaderNames(Contract contract, Set<String> personalHeaders) {
        this.contract = contract;
        this.personalHeaders = personalHeaders;
        for (int i = 0; i < contract.fields().size(); i++) {
            Field field = contract.fields().get(i);
            FieldMatch exact = new FieldMatch(i, 0);
            field.headers().map(HeaderNormalizer::normalize).forEach(header -> matches.put(header, exact));
        }
        for (int i = 0; i < contract.fields().size(); i++) {
            addUnits(i);
        }
    }

    private void addUnits(int index) {
        Field field = contract.fields().get(index);
        field.multiples().forEach((unit, shift) -> field.headers()
                .map(HeaderNormalizer::normalize)
                .map(header -> header.replaceFirst("\\([^()]*\\)$", ""))
                .forEach(withoutUnit -> matches.putIfAbsent(
                        HeaderNormalizer.normalize(withoutUnit + "(" + unit + ")"), new FieldMatch(index, shift))));
    }

    private @Nullable FieldMatch match(String header) {
        return matches.get(normalized(header));
    }

    /** Normalizes a cell of the header row, which may be padded like any other cell. */
    private static String normalized(String header) {
        return HeaderNormalizer.normalize(CellTrimmer.trim(header));
    }

    /** Number of cells that are headers of the contract. */
    public int countRecognized(String[] cells) {
        int count = 0;
        for (String cell : cells) {
            count += !cell.isEmpty() && match(cell) != null ? 1 : 0;
        }
        return count;
    }

    /** True if every required field has a header. */
    boolean hasAllRequired(String[] cells) {
        return firstMissing(cellsOf(cells)) == null;
    }

    private int[] cellsOf(String[] header) {
        int[] cells = new int[contract.fields().size()];
        Arrays.fill(cells, -1);
        for (int cell = 0; cell < header.length; cell++) {
            FieldMatch match = match(header[cell]);
            if (match != null) {
                cells[match.field()] = cell;
            }
        }
        return cells;
    }

    private @Nullable Field firstMissing(int[] cells) {
        for (int i = 0; i < cells.length; i++) {
            Field field = contract.fields().get(i);
            if (cells[i] < 0 && field.constraints().required()) {
                return field;
            }
        }
        return null;
    }

    /**
     * Maps the cells of a header row to the fields.
     *
     * @param line line of the header, for findings
     * @throws FileRejectedException if a column is duplicate, personal, or required and missing
     */
    public HeaderMapping map(String[] header, long line) {
        int[] cells = new int[contract.fields().size()];
        int[] shifts = new int[cells.length];
        Arrays.fill(cells, -1);
        List<String> unexpected = new ArrayList<>();
        int width = widthWithoutTrailingEmpty(header);
        for (int cell = 0; cell < width; cell++) {
            FieldMatch match = match(header[cell]);
            if (match == null) {
                rejectPersonal(header[cell], line);
                unexpected.add(header[cell]);
                continue;
            }
            if (cells[match.field()] >= 0) {
                throw new FileRejectedException(
                        "header_duplicate_column",
                        line,
                        header[cell],
                        MessageKey.TWICE.with(),
                        MessageKey.EACH_COLUMN_ONCE.with());
            }
            cells[match.field()] = cell;
            shifts[match.field()] = match.shift();
        }
        Field missing = firstMissing(cells);
        if (missing != null) {
            throw new FileRejectedException(
                    "header_missing_column",
                    line,
                    missing.name(),
                    Message.ofValue(Masking.quote(String.join(",", header))),
                    Message.ofValue(missing.title() + " (" + missing.name() + ")"));
        }
        return new HeaderMapping(width, cells, shifts, unexpected);
    }

    private static int widthWithoutTrailingEmpty(String[] header) {
        int width = header.length;
        while (width > 0 && CellTrimmer.trim(header[width - 1]).isEmpty()) {
            width--;
        }
        return width;
    }

    private void rejectPersonal(String header, long line) {
        if (personalHeaders.contains(normalized(header))) {
            throw new FileRejectedException(
                    "personal_data_column",
                    line,
                    header,
                    Message.ofValue(header),
                    MessageKey.ONLY_CONTRACT_COLUMNS.with());
        }
    }
}
