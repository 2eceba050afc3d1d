package org.ruralwarehouse.land;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.land.header.HeaderMapping;
import org.ruralwarehouse.land.parquet.DictionaryText;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellTrimmer;
import org.ruralwarehouse.land.source.MissingValues;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.value.RegionCodeNormalizer;
import org.ruralwarehouse.land.value.ValueReader;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.privacy.Masking;

/**
 * Compares totals rows with the sums of their rows: all rows received or, if the totals row names categories of the
 * primary key, the rows with these categories. A totals row that may be partial (it names a place, stands between other
 * rows, or is a duplicate) is not compared. One instance per file and thread.
 */
final class TotalsRowReconciler {

    /** A value of a totals row that differs from the sum. */
    record Mismatch(long line, String field, Message found, Message expected) {}

    /**
     * A totals row with the number of matching rows above it.
     *
     * @param key values of the grouping fields; empty text for all categories
     * @param values reported values by index of the summed field
     */
    private record ReportedTotals(long line, List<DictionaryText> key, long rowsAbove, Map<Integer, Long> values) {}

    /** Sums of the rows with the same categories. */
    private static final class Group {
        private final ExactSum[] sums;
        private long rows;

        Group(int fields) {
            sums = new ExactSum[fields];
            for (int i = 0; i < fields; i++) {
                sums[i] = new ExactSum();
            }
        }
    }

    /** Maximum length of a marker, including surrounding white space. */
    private static final int MAX_MARKER_LENGTH = 64;

    private static final BigDecimal ABSOLUTE_TOLERANCE = BigDecimal.ONE;
    private static final BigDecimal RELATIVE_TOLERANCE = new BigDecimal("0.005");

    private final List<Field> fields;
    private final HeaderMapping header;
    private final RowReader rows;
    private final List<ValueReader> readers = new ArrayList<>();
    private final MissingValues missingValues;
    private final String provinceCode;
    private final RowBuffer buffer;
    private final Set<String> markers = new HashSet<>();
    private final List<Integer> summed = new ArrayList<>();
    private final List<Integer> grouping = new ArrayList<>();
    private final Map<List<DictionaryText>, Group> groups = new HashMap<>();
    private final Map<String, ReportedTotals> reported = new HashMap<>();
    private final Set<String> duplicates = new HashSet<>();

    TotalsRowReconciler(Contract contract, HeaderMapping header, RowReader rows, String provinceCode) {
        this.fields = contract.fields();
        this.header = header;
        this.rows = rows;
        this.provinceCode = provinceCode;
        this.missingValues = new MissingValues(contract.missingValues());
        this.buffer = new RowBuffer(contract.landedColumns().size());
        contract.totalRows().forEach(marker -> markers.add(HeaderNormalizer.normalize(marker)));
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            readers.add(rows.reader(i));
            if (header.cellOfField()[i] < 0) {
                continue;
            }
            if (field.additivity() != null) {
                summed.add(i);
                readers.set(i, rows.reader(i).forTotals());
            }
            if (!field.categories().isEmpty() && contract.primaryKey().contains(field.name())) {
                grouping.add(i);
            }
        }
    }

    /** Adds the values of a row that was read, also if the row is quarantined. */
    void add(RowBuffer row) {
        if (summed.isEmpty()) {
            return;
        }
        Group group = groups.computeIfAbsent(key(row), k -> new Group(summed.size()));
        group.rows++;
        for (int i = 0; i < group.sums.length; i++) {
            int column = rows.column(summed.get(i));
            if (row.isPresent(column)) {
                group.sums[i].add(row.number(column));
            }
        }
    }

    private List<DictionaryText> key(RowBuffer row) {
        if (grouping.isEmpty()) {
            return List.of();
        }
        List<DictionaryText> key = new ArrayList<>(grouping.size());
        for (int field : grouping) {
            int column = rows.column(field);
            key.add(row.isPresent(column) ? row.text(column) : DictionaryText.EMPTY);
        }
        return key;
    }

    /**
     * Stores the values of a totals row. They are compared after the last row, when the position of the totals row is
     * known.
     */
    void add(SourceRow total) {
        String marker = summed.isEmpty() ? null : marker(total);
        if (marker == null || !readGrouping(total)) {
            return;
        }
        List<DictionaryText> key = key(buffer);
        Map<Integer, Long> values = new HashMap<>();
        for (int i = 0; i < summed.size(); i++) {
            int column = rows.column(summed.get(i));
            if (read(total, summed.get(i)) && buffer.isPresent(column)) {
                values.put(i, buffer.number(column));
            }
        }
        String name = marker + key;
        if (reported.putIfAbsent(name, new ReportedTotals(total.line(), key, rowCount(key), values)) != null) {
            duplicates.add(name);
        }
    }

    /** The marker of the totals row; null if the row also names something that makes it partial. */
    private @Nullable String marker(SourceRow row) {
        for (int i = 0; i < fields.size(); i++) {
            boolean isNumber =
                    switch (fields.get(i).type()) {
                        case INTEGER, NUMBER, YEAR, DATE -> true;
                        case STRING, BOOLEAN -> false;
                    };
            String text = text(row, i);
            if (isNumber || grouping.contains(i) || missingValues.isMissing(text) || isMarker(text)) {
                continue;
            }
            if (!RegionCodeNormalizer.normalize(text).equals(provinceCode)) {
                return null;
            }
        }
        for (int i = 0; i < row.size(); i++) {
            if (isMarker(row.cell(i))) {
                return HeaderNormalizer.normalize(row.cell(i));
            }
        }
        return null;
    }

    private boolean isMarker(String text) {
        return text.length() <= MAX_MARKER_LENGTH && markers.contains(HeaderNormalizer.normalize(text));
    }

    /**
     * Reads the categories of a totals row.
     *
     * @return false if a category is unknown, so that the rows of the total cannot be determined
     */
    private boolean readGrouping(SourceRow total) {
        buffer.clear();
        for (int field : grouping) {
            String text = text(total, field);
            if (!missingValues.isMissing(text) && !isMarker(text) && !read(total, field)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads one cell of a totals row; the value of a sum may exceed the range of a cell.
     *
     * @return true if the cell has a value
     */
    private boolean read(SourceRow total, int field) {
        String text = text(total, field);
        int column = rows.column(field);
        if (missingValues.isMissing(text) || total.isFormula(header.cellOfField()[field])) {
            return false;
        }
        readers.get(field).read(text, buffer);
        return buffer.isPresent(column);
    }

    private String text(SourceRow row, int field) {
        int cell = header.cellOfField()[field];
        return cell < 0 || cell >= row.size() ? "" : CellTrimmer.trim(row.cell(cell));
    }

    /** Values of totals rows that differ from the sums, sorted by line and field. */
    List<Mismatch> mismatches() {
        List<Mismatch> mismatches = new ArrayList<>();
        reported.forEach((name, row) -> {
            if (!duplicates.contains(name) && (row.rowsAbove == 0 || row.rowsAbove == rowCount(row.key))) {
                addMismatches(row, mismatches);
            }
        });
        mismatches.sort(Comparator.comparingLong(Mismatch::line).thenComparing(Mismatch::field));
        return mismatches;
    }

    private void addMismatches(ReportedTotals row, List<Mismatch> mismatches) {
        List<Group> matching = matchingGroups(row.key);
        row.values.forEach((i, value) -> {
            Field field = fields.get(summed.get(i));
            boolean isSum = field.additivity() == Field.Additivity.ADDITIVE || matching.size() == 1;
            int scale = field.type() == Field.Type.NUMBER ? field.decimals() : 0;
            BigDecimal found = BigDecimal.valueOf(value, scale);
            BigDecimal sum =
                    matching.stream().map(group -> group.sums[i].total(scale)).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (isSum && !matching.isEmpty() && !isWithinTolerance(found, sum)) {
                mismatches.add(new Mismatch(
                        row.line,
                        field.name(),
                        Message.ofValue(Masking.maskTotal(found, sum)),
                        Message.ofValue(sum.toPlainString())));
            }
        });
    }

    private static boolean isWithinTolerance(BigDecimal found, BigDecimal sum) {
        BigDecimal tolerance = sum.abs().multiply(RELATIVE_TOLERANCE).max(ABSOLUTE_TOLERANCE);
        return found.subtract(sum).abs().compareTo(tolerance) <= 0;
    }

    private long rowCount(List<DictionaryText> key) {
        return matchingGroups(key).stream().mapToLong(group -> group.rows).sum();
    }

    /** Groups with the categories that a totals row names. */
    private List<Group> matchingGroups(List<DictionaryText> key) {
        return groups.entrySet().stream()
                .filter(entry -> matches(entry.getKey(), key))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static boolean matches(List<DictionaryText> categories, List<DictionaryText> key) {
        for (int i = 0; i < key.size(); i++) {
            if (!key.get(i).equals(DictionaryText.EMPTY) && !key.get(i).equals(categories.get(i))) {
                return false;
            }
        }
        return true;
    }
}
