package org.ruralwarehouse.land;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.LandedColumn;
import org.ruralwarehouse.contract.LandedColumn.Kind;
import org.ruralwarehouse.land.header.HeaderMapping;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.parquet.RowParquetWriter;
import org.ruralwarehouse.land.source.CellTrimmer;
import org.ruralwarehouse.land.source.MissingValues;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.value.RegionCodeNormalizer;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.privacy.PublicIdentifier;

/**
 * Writes every row that did not land, as submitted: one text column per field, with personal values masked. A valid
 * personal number is stored as its pseudonym, so that the row can be replayed after a rule is corrected.
 */
final class QuarantineWriter implements Closeable {

    private static final int LINE = 0;
    private static final int CODES = 1;
    private static final int RECORD = 2;
    private static final int FIRST_FIELD = 3;

    private final Contract contract;
    private final HeaderMapping header;
    private final MissingValues missingValues;
    private final List<LandedColumn> landedColumns;
    private final List<Integer> pseudonymColumns = new ArrayList<>();
    private final RowParquetWriter parquet;
    private final RowBuffer quarantined;

    QuarantineWriter(Path file, Contract contract, HeaderMapping header, Map<String, String> metadata)
            throws IOException {
        this.contract = contract;
        this.header = header;
        this.missingValues = new MissingValues(contract.missingValues());
        this.landedColumns = contract.landedColumns();
        List<LandedColumn> columns = new ArrayList<>();
        columns.add(new LandedColumn("source_line", Kind.LONG, "BIGINT"));
        columns.add(new LandedColumn("finding_codes", Kind.TEXT, "VARCHAR"));
        columns.add(new LandedColumn("record_text", Kind.TEXT, "VARCHAR"));
        contract.fields().forEach(field -> columns.add(new LandedColumn(field.name(), Kind.TEXT, "VARCHAR")));
        for (int i = 0; i < landedColumns.size(); i++) {
            String name = landedColumns.get(i).name();
            if (contract.fields().stream().noneMatch(field -> field.name().equals(name))) {
                pseudonymColumns.add(i);
                columns.add(landedColumns.get(i));
            }
        }
        quarantined = new RowBuffer(columns.size());
        parquet = RowParquetWriter.open(file, "quarantine", columns, metadata);
    }

    /**
     * Writes a row cell by cell.
     *
     * @param values the values that could be read, with the pseudonym
     * @param codes codes of its findings, separated by commas
     */
    void write(SourceRow record, RowBuffer values, long line, String codes) throws IOException {
        start(line, codes);
        for (int i = 0; i < contract.fields().size(); i++) {
            int cell = header.cellOfField()[i];
            if (cell >= 0) {
                quarantined.setText(FIRST_FIELD + i, masked(contract.fields().get(i), record.cell(cell)));
            }
        }
        int column = FIRST_FIELD + contract.fields().size();
        for (int source : pseudonymColumns) {
            copy(values, source, column++);
        }
        parquet.write(quarantined);
    }

    /** Writes a row that does not match the header, as one text. */
    void writeAsText(SourceRow record, long line, String codes) throws IOException {
        start(line, codes);
        quarantined.setText(RECORD, Masking.maskNumbers(String.join(" | ", record.cells())));
        parquet.write(quarantined);
    }

    private void start(long line, String codes) {
        quarantined.clear();
        quarantined.setNumber(LINE, line);
        quarantined.setText(CODES, codes);
    }

    private String masked(Field field, String cell) {
        String text = CellTrimmer.trim(cell);
        if (missingValues.isMissing(text)) {
            return cell;
        }
        if (field.isPersonal()) {
            return Masking.maskPersonalValue(text);
        }
        PublicIdentifier identifier = PublicIdentifier.ofFormat(field.format()).orElse(null);
        if (identifier != null) {
            return identifier.isValid(identifier.normalize(text)) ? cell : Masking.maskPersonalValue(text);
        }
        // A statistical region code has twelve digits but is not a personal number.
        return RegionCodeNormalizer.isRegionCode(text) ? cell : Masking.maskNumbers(cell);
    }

    private void copy(RowBuffer values, int source, int target) {
        if (!values.isPresent(source)) {
            return;
        }
        switch (landedColumns.get(source).kind()) {
            case TEXT -> quarantined.setText(target, values.text(source));
            default -> quarantined.setNumber(target, values.number(source));
        }
    }

    @Override
    public void close() throws IOException {
        parquet.close();
    }
}
