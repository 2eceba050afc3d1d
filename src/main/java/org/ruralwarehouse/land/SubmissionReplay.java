package org.ruralwarehouse.land;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.land.header.HeaderMapping;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.submission.LandedFiles;

/** Validates quarantined rows of one submission again. Valid rows land; the others get new findings. */
final class SubmissionReplay {

    private final Contract contract;
    private final LandingDefinition definition;
    private final RowReader rows;
    private final List<StoredPseudonymReader> pseudonyms = new ArrayList<>();
    private long landedRows;
    private Map<String, Long> findingCounts = Map.of();

    SubmissionReplay(Contract contract, LandingDefinition definition, FieldReaders readers) {
        this.contract = contract;
        this.definition = definition;
        int count = contract.fields().size();
        int[] cells = new int[count];
        Arrays.setAll(cells, i -> i);
        HeaderMapping oneCellPerField = new HeaderMapping(count, cells, new int[count], List.of());
        this.rows = new RowReader(contract, oneCellPerField, readers, readers.forReplay(pseudonyms));
    }

    /** Reads all rows and writes landed rows and findings to the folder. */
    void run(Path folder, Iterator<QuarantinedRow> quarantined, Map<String, String> metadata) throws IOException {
        Files.createDirectories(folder);
        try (LandedRowWriter landed = new LandedRowWriter(folder, contract, metadata);
                FindingWriter findings = new FindingWriter(
                        folder.resolve(LandedFiles.FINDINGS), metadata, definition.detailedFindingsPerRule())) {
            ViolationRecorder recorder = new ViolationRecorder(definition.rules(), findings);
            while (quarantined.hasNext()) {
                QuarantinedRow row = quarantined.next();
                pseudonyms.forEach(p -> p.set(row.pseudonym()));
                rows.read(new ReplayedRow(row));
                recorder.recordAll(rows.violations(), row.line());
                if (!rows.hasErrors()) {
                    landed.write(rows.row(), row.line());
                    landedRows++;
                }
            }
            findingCounts = new TreeMap<>(findings.counts());
        }
    }

    long landedRows() {
        return landedRows;
    }

    Map<String, Long> findingCounts() {
        return findingCounts;
    }

    /** Adapts a quarantined row to a source row. */
    private record ReplayedRow(QuarantinedRow row) implements SourceRow {

        @Override
        public int size() {
            return row.cells().size();
        }

        @Override
        public String cell(int index) {
            @Nullable String cell = row.cells().get(index);
            return cell == null ? "" : cell;
        }

        @Override
        public long line() {
            return row.line();
        }
    }
}
