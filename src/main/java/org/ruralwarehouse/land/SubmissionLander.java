package org.ruralwarehouse.land;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.LandedColumn;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.land.header.HeaderMapping;
import org.ruralwarehouse.land.parquet.RowParquetWriter;
import org.ruralwarehouse.land.source.CellTrimmer;
import org.ruralwarehouse.land.source.MissingValues;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.submission.LandedFiles;

/** Takes the rows of one file apart into landed rows, quarantined rows and findings. One per file, one thread. */
final class SubmissionLander implements AutoCloseable {

    private static final int PROGRESS_ROWS = 8192;

    private final Contract contract;
    private final RuleBook rules;
    private final MissingValues cells;
    private final SourceRows source;
    private final HeaderMapping header;
    private final RowReader rows;
    private final ControlTotalCheck totals;
    private final TotalsRowReconciler totalRows;
    private final RowParquetWriter landed;
    private final QuarantineWriter quarantine;
    private final FindingWriter findings;
    private final ViolationRecorder complaints;
    private final int lineColumn;
    private final NonDataRowDetector markedRows;
    private long received;
    private long quarantined;
    private long blankRows;

    SubmissionLander(
            Path folder,
            Contract contract,
            RuleBook rules,
            SourceRows source,
            HeaderMapping header,
            RowReader rows,
            ControlTotalCheck totals,
            TotalsRowReconciler totalRows,
            Map<String, String> metadata)
            throws IOException {
        this.contract = contract;
        this.rules = rules;
        this.cells = new MissingValues(contract.missingValues());
        this.source = source;
        this.header = header;
        this.rows = rows;
        this.totals = totals;
        this.totalRows = totalRows;
        this.markedRows = new NonDataRowDetector(contract.totalMarkers(), contract.footerRows());
        List<LandedColumn> columns = new ArrayList<>(contract.landedColumns());
        lineColumn = columns.size();
        columns.add(new LandedColumn(LandedColumn.SOURCE_LINE, LandedColumn.Kind.LONG, "BIGINT"));
        Files.createDirectories(folder);
        landed = RowParquetWriter.open(folder.resolve(LandedFiles.ROWS), contract.name(), columns, metadata);
        quarantine = new QuarantineWriter(folder.resolve(LandedFiles.QUARANTINE), contract, header, metadata);
        findings = new FindingWriter(folder.resolve(LandedFiles.FINDINGS), metadata);
        complaints = new ViolationRecorder(rules, findings);
    }

    void landAll(LongConsumer progress) throws IOException {
        for (String unexpected : header.unexpected()) {
            String shown = Masking.numbersIn(unexpected);
            report("unexpected_column", null, shown, shown, "a column of the contract");
        }
        for (SourceRow row = source.next(); row != null; row = source.next()) {
            if (row.isBlank()) {
                blankRows++;
                continue;
            }
            received++;
            land(row);
            if (received % PROGRESS_ROWS == 0) {
                progress.accept(received);
            }
        }
        reportNormalized();
        reportTotalRows();
        if (blankRows > 0) {
            report("blank_rows_skipped", null, null, blankRows + " rows", null);
        }
        if (received == 0) {
            report("file_without_rows", null, null, "a header and nothing below it", "rows of data");
        }
    }

    private void land(SourceRow row) throws IOException {
        long line = row.line();
        if (markedRows.isTotal(row)) {
            totalRows.add(row);
            quarantineText(row, "total_row", shownCell(row), "rows of data only");
            return;
        }
        if (markedRows.isFooter(row)) {
            quarantineText(row, "footer_row", shownCell(row), "rows of data only");
            return;
        }
        if (!fits(row)) {
            quarantineText(row, "row_has_wrong_field_count", row.size() + " cells", header.width() + " cells");
            return;
        }
        rows.read(row);
        totals.add(rows.row());
        totalRows.add(rows.row());
        if (!rows.complaints().isEmpty()) {
            complaints.report(rows.complaints(), line);
        }
        if (rows.isBad()) {
            quarantined++;
            quarantine.write(row, rows.row(), line, codes());
            return;
        }
        rows.row().setNumber(lineColumn, line);
        landed.write(rows.row());
    }

    private static String shownCell(SourceRow row) {
        for (String cell : row.cells()) {
            if (!cell.isBlank()) {
                return Masking.shortened(Masking.numbersIn(cell));
            }
        }
        return "";
    }

    /** Excel leaves empty cells at the end of rows; anything else beyond the header is a row gone wrong. */
    private boolean fits(SourceRow record) {
        if (record.size() < header.width()) {
            return false;
        }
        for (int i = header.width(); i < record.size(); i++) {
            if (!cells.isMissing(CellTrimmer.trim(record.cell(i)))) {
                return false;
            }
        }
        return true;
    }

    private void quarantineText(SourceRow row, String code, String found, String expected) throws IOException {
        quarantined++;
        report(code, row.line(), null, found, expected);
        quarantine.writeText(row, row.line(), code);
    }

    private String codes() {
        StringJoiner codes = new StringJoiner(",");
        rows.complaints().forEach(c -> codes.add(c.complaint().code()));
        return codes.toString();
    }

    private void reportNormalized() throws IOException {
        for (int i = 0; i < contract.fields().size(); i++) {
            long count = rows.normalizedCells(i);
            if (count > 0) {
                report("value_normalized", null, contract.fields().get(i).name(), count + " cells", null);
            }
        }
    }

    private void reportTotalRows() throws IOException {
        for (TotalsRowReconciler.Mismatch difference : totalRows.differences()) {
            report(
                    "total_row_differs",
                    difference.line(),
                    difference.field(),
                    difference.found(),
                    difference.expected());
        }
    }

    void report(
            String code,
            @Nullable Long line,
            @Nullable String column,
            @Nullable String found,
            @Nullable String expected)
            throws IOException {
        Rule rule = rules.rule(code);
        findings.write(rule, rule.severity(), line, column, found, expected);
    }

    long received() {
        return received;
    }

    long quarantined() {
        return quarantined;
    }

    Map<String, Long> findingCounts() {
        return findings.counts();
    }

    @Override
    public void close() throws IOException {
        try (landed;
                quarantine;
                findings) {
            source.close();
        }
    }
}
