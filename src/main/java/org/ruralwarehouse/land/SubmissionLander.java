package org.ruralwarehouse.land;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.land.header.HeaderMapping;
import org.ruralwarehouse.land.source.CellTrimmer;
import org.ruralwarehouse.land.source.MissingValues;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.Submission;

/** Distributes the rows of one file to landed rows, quarantined rows and findings. One instance per file and thread. */
final class SubmissionLander implements AutoCloseable {

    private static final int PROGRESS_ROWS = 8192;

    private final Contract contract;
    private final RuleBook rules;
    private final MissingValues missingValues;
    private final HeaderMapping header;
    private final RowReader rows;
    private final ControlTotalCheck controlTotals;
    private final TotalsRowReconciler totalRows;
    private final LandedRowWriter landed;
    private final QuarantineWriter quarantine;
    private final FindingWriter findings;
    private final ViolationRecorder violations;
    private final NonDataRowDetector nonDataRows;
    private long received;
    private long quarantined;
    private long blankRows;

    SubmissionLander(FileToLand file, HeaderMapping header, LandingDefinition definition) throws IOException {
        Submission submission = file.submission();
        this.contract = file.contract();
        this.rules = definition.rules();
        this.missingValues = new MissingValues(contract.missingValues());
        this.header = header;
        this.rows = new RowReader(contract, header, definition.readers(submission, contract));
        this.controlTotals = new ControlTotalCheck(contract, rows, submission.controlTotals());
        this.totalRows = new TotalsRowReconciler(contract, header, rows, submission.provinceCode());
        this.nonDataRows = new NonDataRowDetector(contract.totalMarkers(), contract.footerRows());
        Map<String, String> metadata = definition.metadata(submission, contract);
        Path folder = Files.createDirectories(file.folder());
        landed = new LandedRowWriter(folder, contract, metadata);
        quarantine = new QuarantineWriter(folder.resolve(LandedFiles.QUARANTINE), contract, header, metadata);
        findings =
                new FindingWriter(folder.resolve(LandedFiles.FINDINGS), metadata, definition.detailedFindingsPerRule());
        violations = new ViolationRecorder(rules, findings);
    }

    /**
     * Lands all rows below the header.
     *
     * @param progress receives the number of rows received so far, at intervals
     */
    void landAll(SourceRows source, LongConsumer progress) throws IOException {
        for (String unexpected : header.unexpected()) {
            String masked = Masking.quote(unexpected);
            report("unexpected_column", null, masked, Message.ofValue(masked), MessageKey.CONTRACT_COLUMN.with());
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
            report("blank_rows_skipped", null, null, MessageKey.ROWS.with(blankRows), null);
        }
        if (received == 0) {
            report("file_without_rows", null, null, MessageKey.HEADER_ONLY.with(), MessageKey.ROWS_OF_DATA.with());
        }
    }

    private void land(SourceRow row) throws IOException {
        long line = row.line();
        if (nonDataRows.isTotalRow(row)) {
            totalRows.add(row);
            quarantineText(row, "total_row", firstCell(row), MessageKey.ROWS_OF_DATA_ONLY.with());
            return;
        }
        if (nonDataRows.isFooterRow(row)) {
            quarantineText(row, "footer_row", firstCell(row), MessageKey.ROWS_OF_DATA_ONLY.with());
            return;
        }
        if (!fitsHeader(row)) {
            quarantineText(
                    row,
                    "row_has_wrong_field_count",
                    MessageKey.CELLS.with(row.size()),
                    MessageKey.CELLS.with(header.width()));
            return;
        }
        rows.read(row);
        controlTotals.add(rows.row());
        totalRows.add(rows.row());
        if (!rows.violations().isEmpty()) {
            violations.recordAll(rows.violations(), line);
        }
        if (rows.hasErrors()) {
            quarantined++;
            quarantine.write(row, rows.row(), line, violationCodes());
            return;
        }
        landed.write(rows.row(), line);
    }

    private static Message firstCell(SourceRow row) {
        for (String cell : row.cells()) {
            if (!cell.isBlank()) {
                return Message.ofValue(Masking.quote(cell));
            }
        }
        return Message.ofValue("");
    }

    /**
     * Compares the width of a row with the header. Excel leaves empty cells at the end of rows; any other cell beyond
     * the header makes the row invalid.
     */
    private boolean fitsHeader(SourceRow record) {
        if (record.size() < header.width()) {
            return false;
        }
        for (int i = header.width(); i < record.size(); i++) {
            if (!missingValues.isMissing(CellTrimmer.trim(record.cell(i)))) {
                return false;
            }
        }
        return true;
    }

    private void quarantineText(SourceRow row, String code, Message found, Message expected) throws IOException {
        quarantined++;
        report(code, row.line(), null, found, expected);
        quarantine.writeAsText(row, row.line(), code);
    }

    private String violationCodes() {
        StringJoiner codes = new StringJoiner(",");
        rows.violations().forEach(v -> codes.add(v.violation().code()));
        return codes.toString();
    }

    private void reportNormalized() throws IOException {
        for (int i = 0; i < contract.fields().size(); i++) {
            long count = rows.normalizedCells(i);
            if (count > 0) {
                report("value_normalized", null, contract.fields().get(i).name(), MessageKey.CELLS.with(count), null);
            }
        }
    }

    private void reportTotalRows() throws IOException {
        for (TotalsRowReconciler.Mismatch mismatch : totalRows.mismatches()) {
            report("total_row_differs", mismatch.line(), mismatch.field(), mismatch.found(), mismatch.expected());
        }
    }

    /** Writes a finding with the severity of its rule. */
    void report(
            String code,
            @Nullable Long line,
            @Nullable String column,
            @Nullable Message found,
            @Nullable Message expected)
            throws IOException {
        Rule rule = rules.rule(code);
        findings.write(rule, rule.severity(), line, column, found, expected);
    }

    /** Number of rows received, without blank rows. */
    long received() {
        return received;
    }

    long quarantined() {
        return quarantined;
    }

    ControlTotalCheck controlTotals() {
        return controlTotals;
    }

    Map<String, Long> findingCounts() {
        return findings.counts();
    }

    @Override
    public void close() throws IOException {
        try (landed;
                quarantine;
                findings) {
            // Closes all three, also if one fails.
        }
    }
}
