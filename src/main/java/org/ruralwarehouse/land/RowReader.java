package org.ruralwarehouse.land;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.LandedColumn;
import org.ruralwarehouse.finding.Severity;
import org.ruralwarehouse.land.header.HeaderMapping;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellSlices;
import org.ruralwarehouse.land.source.CellTrimmer;
import org.ruralwarehouse.land.source.MissingValues;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.value.CellValueCache;
import org.ruralwarehouse.land.value.ValueReader;
import org.ruralwarehouse.land.value.Violation;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;

/** Reads one record into the row buffer, field by field, and collects all violations. Belongs to one thread. */
final class RowReader {

    private final Contract contract;
    private final HeaderMapping header;
    private final List<ValueReader> readers;
    private final int[] columns;
    private final Violation[] missingRequired;
    private final MissingValues missingValues;
    private final Violation formulaInCell =
            new Violation("formula_in_cell", MessageKey.VALUE_INSTEAD_OF_FORMULA.with());
    private final @Nullable CellValueCache[] caches;
    private final int[] unmappedCells;
    private final long[] normalizedCells;
    private final RowBuffer row;

    /**
     * A violation with its field.
     *
     * @param text the text of the cell; null if a required value is missing
     */
    record FieldViolation(
            Field field, Violation violation, @Nullable String text) {}

    private final List<FieldViolation> violations = new ArrayList<>();

    RowReader(Contract contract, HeaderMapping header, FieldReaders fieldReaders) {
        this(contract, header, fieldReaders, fieldReaders.forFile(header));
    }

    /**
     * @param readers one reader for each field
     */
    RowReader(Contract contract, HeaderMapping header, FieldReaders fieldReaders, List<ValueReader> readers) {
        this.contract = contract;
        this.header = header;
        this.readers = readers;
        this.missingValues = new MissingValues(contract.missingValues());
        this.row = new RowBuffer(contract.landedColumns().size() + 1);
        int count = contract.fields().size();
        this.columns = new int[count];
        this.missingRequired = new Violation[count];
        this.normalizedCells = new long[count];
        this.caches = new CellValueCache[count];
        this.unmappedCells = unmappedCells(header);
        for (int i = 0; i < count; i++) {
            Field field = contract.fields().get(i);
            columns[i] = fieldReaders.column(field);
            missingRequired[i] = new Violation("required_value_missing", Message.ofValue(field.title()));
            caches[i] = isRepetitive(field) ? new CellValueCache(columns[i], isText(columns[i])) : null;
        }
    }

    /** Decimals and personal numbers rarely repeat, so caching them has no benefit. */
    private static boolean isRepetitive(Field field) {
        return field.pseudonymize() == null && field.type() != Field.Type.NUMBER;
    }

    private boolean isText(int column) {
        return contract.landedColumns().get(column).kind() == LandedColumn.Kind.TEXT;
    }

    private static int[] unmappedCells(HeaderMapping header) {
        Set<Integer> read = Arrays.stream(header.cellOfField()).boxed().collect(Collectors.toSet());
        return IntStream.range(0, header.width())
                .filter(cell -> !read.contains(cell))
                .toArray();
    }

    /** Reads all fields and continues after a violation, so that the province gets all findings of a row at once. */
    void read(SourceRow record) {
        row.clear();
        violations.clear();
        CellSlices slices = record.slices();
        for (int i = 0; i < columns.length; i++) {
            int cell = header.cellOfField()[i];
            if (cell >= 0 && (slices == null || !readSlice(i, record, slices, cell))) {
                readCell(i, record, cell);
            }
        }
        for (int cell : unmappedCells) {
            // No field uses this cell, but an invalid byte in any cell must reject the file.
            if (slices == null || !slices.isAscii(cell)) {
                record.cell(cell);
            }
        }
    }

    /**
     * Reads a cell from its bytes.
     *
     * @return false if the cell must be read as text
     */
    private boolean readSlice(int index, SourceRow record, CellSlices slices, int cell) {
        CellValueCache cache = caches[index];
        if (cache == null) {
            return !missingValues.mayBeMissing(slices.first(cell))
                    && readers.get(index).readBytes(slices, cell, row);
        }
        if (!cache.tryRead(slices, cell, row) && readText(index, CellTrimmer.trim(record.cell(cell)))) {
            cache.put(slices, cell, row);
        }
        return true;
    }

    private void readCell(int index, SourceRow record, int cell) {
        String text = CellTrimmer.trim(record.cell(cell));
        if (record.isFormula(cell)) {
            violations.add(new FieldViolation(contract.fields().get(index), formulaInCell, text));
        } else {
            readText(index, text);
        }
    }

    /**
     * Reads a trimmed cell.
     *
     * @return true if the value is valid, or missing and optional, and was not normalized; only then may it be cached
     */
    private boolean readText(int index, String text) {
        Field field = contract.fields().get(index);
        if (missingValues.isMissing(text)) {
            if (field.constraints().required()) {
                violations.add(new FieldViolation(field, missingRequired[index], null));
                return false;
            }
            return true;
        }
        Violation violation = readers.get(index).read(text, row);
        boolean isNormalized = row.getAndClearNormalized();
        if (violation == null) {
            normalizedCells[index] += isNormalized ? 1 : 0;
            return !isNormalized;
        }
        violations.add(new FieldViolation(field, violation, text));
        if (field.severityOrError() != Severity.ERROR) {
            row.unset(columns[index]);
        }
        return false;
    }

    /** The values of the last record; the buffer is reused for the next one. */
    RowBuffer row() {
        return row;
    }

    /** Violations of the last record; the list is reused for the next one. */
    List<FieldViolation> violations() {
        return violations;
    }

    /** True if the last record has a violation of severity error, so that the row must be quarantined. */
    boolean hasErrors() {
        for (FieldViolation violation : violations) {
            if (violation.field().severityOrError() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** Number of cells of a field that were normalized so far. */
    long normalizedCells(int field) {
        return normalizedCells[field];
    }

    ValueReader reader(int field) {
        return readers.get(field);
    }

    /** Index of the landed column of a field. */
    int column(int field) {
        return columns[field];
    }
}
