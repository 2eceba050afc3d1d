package org.ruralwarehouse.land;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.finding.Severity;

/** Reads one record into the row buffer, field by field, and notes every complaint. */
final class RowReader {

    private final Contract contract;
    private final HeaderMapping header;
    private final List<ValueReader> readers;
    private final int[] columns;
    private final Complaint[] missing;
    private final CellText cells;
    private final Complaint computed = new Complaint("formula_in_cell", "a value");
    private final long[] normalizedCells;
    private final RowBuffer row;

    /** A complaint and the field it is about. */
    record FieldComplaint(
            Field field, Complaint complaint, @Nullable String text) {}

    private final List<FieldComplaint> complaints = new ArrayList<>();

    RowReader(Contract contract, HeaderMapping header, FieldReaders fieldReaders) {
        this(contract, header, fieldReaders, fieldReaders.all(header));
    }

    /**
     * @param readers one for each field
     */
    RowReader(Contract contract, HeaderMapping header, FieldReaders fieldReaders, List<ValueReader> readers) {
        this.contract = contract;
        this.header = header;
        this.readers = readers;
        this.cells = new CellText(contract.missingValues());
        this.row = new RowBuffer(contract.landedColumns().size() + 1);
        int count = contract.fields().size();
        this.columns = new int[count];
        this.missing = new Complaint[count];
        this.normalizedCells = new long[count];
        for (int i = 0; i < count; i++) {
            Field field = contract.fields().get(i);
            columns[i] = fieldReaders.column(field);
            missing[i] = new Complaint("required_value_missing", field.title());
        }
    }

    /** Reads all fields, also after a complaint, so that a province sees everything that is wrong at once. */
    void read(SourceRow record) {
        row.clear();
        complaints.clear();
        for (int i = 0; i < columns.length; i++) {
            int cell = header.cellOfField()[i];
            if (cell >= 0) {
                readCell(i, CellText.trim(record.cell(cell)), record.isComputed(cell));
            }
        }
    }

    private void readCell(int index, String text, boolean isComputed) {
        Field field = contract.fields().get(index);
        if (isComputed) {
            complaints.add(new FieldComplaint(field, computed, text));
            return;
        }
        if (cells.isMissing(text)) {
            if (field.constraints().required()) {
                complaints.add(new FieldComplaint(field, missing[index], null));
            }
            return;
        }
        Complaint complaint = readers.get(index).read(text, row);
        if (row.takeNormalized() && complaint == null) {
            normalizedCells[index]++;
        }
        if (complaint != null) {
            complaints.add(new FieldComplaint(field, complaint, text));
            if (field.severityOrError() != Severity.ERROR) {
                row.unset(columns[index]);
            }
        }
    }

    RowBuffer row() {
        return row;
    }

    /** Complaints about the record read last; the list is used again for the next one. */
    List<FieldComplaint> complaints() {
        return complaints;
    }

    boolean isBad() {
        for (FieldComplaint complaint : complaints) {
            if (complaint.field().severityOrError() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** How many cells of a field were brought into their standard form so far. */
    long normalizedCells(int field) {
        return normalizedCells[field];
    }

    ValueReader reader(int field) {
        return readers.get(field);
    }

    int column(int field) {
        return columns[field];
    }
}
