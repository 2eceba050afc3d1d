package org.ruralwarehouse.land;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.ForeignKey;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.land.csv.CsvRows;
import org.ruralwarehouse.land.csv.UnquotedCsvReader;
import org.ruralwarehouse.land.header.HeaderFinder;
import org.ruralwarehouse.land.header.HeaderMapping;
import org.ruralwarehouse.land.probe.DelimiterSniffer;
import org.ruralwarehouse.land.probe.EncodingDetector;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.land.source.VerifiedInputStream;
import org.ruralwarehouse.land.xlsx.Workbook;
import org.ruralwarehouse.land.xlsx.WorkbookFile;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.SheetLines;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageDamagedException;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.submission.archive.PackageUnreadableException;

/**
 * Validates one submission against its contract and writes it to Parquet in one streaming pass. The folder in the
 * landing zone appears by an atomic rename, complete or not at all. Landing is idempotent. Several threads may land
 * different submissions.
 */
public final class LandStage {

    private final WarehouseDefinition definition;
    private final RuleBook rules;
    private final PseudonymKey key;
    private final Set<String> personalHeaders;
    private final Map<ForeignKey.Reference, Set<String>> references = new HashMap<>();
    private final JsonFiles json = new JsonFiles();
    private final ContractReplay contractReplay;

    /**
     * @param personalHeaders headers of personal data that are not part of any contract
     */
    public LandStage(WarehouseDefinition definition, RuleBook rules, PseudonymKey key, Set<String> personalHeaders) {
        this.definition = definition;
        this.rules = rules;
        this.key = key;
        this.personalHeaders =
                personalHeaders.stream().map(HeaderNormalizer::normalize).collect(Collectors.toSet());
        definition.contracts().stream()
                .flatMap(contract -> contract.foreignKeys().stream())
                .map(ForeignKey::reference)
                .distinct()
                .forEach(list -> references.put(
                        list,
                        definition
                                .reference()
                                .values(list.resource(), list.fields().get(0))));
        contractReplay = new ContractReplay(definition, rules, key, references);
    }

    /**
     * Lands one submission, unless its receipt already exists.
     *
     * @param target final folder, either absent or complete
     * @param staging folder for temporary files on the same disk
     * @param progress receives the number of rows received so far, at intervals
     * @throws UncheckedIOException for a system failure; problems of the submission are findings in the outcome
     */
    public LandingOutcome land(Submission submission, Path target, Path staging, LongConsumer progress) {
        Path receipt = target.resolve(LandedFiles.RECEIPT);
        if (Files.exists(receipt)) {
            return new LandingOutcome(submission, json.read(receipt, LandingReceipt.class), List.of());
        }
        Path folder = staging.resolve(String.valueOf(submission.key()));
        try {
            new FileTree(folder).delete();
            LandingReceipt landed = landFile(folder, submission, progress);
            // Sync the rows first: after a power failure, a receipt must not exist without its rows.
            new FileTree(folder).force();
            json.write(folder.resolve(LandedFiles.RECEIPT), landed);
            Files.createDirectories(target.getParent());
            new FileTree(target).delete();
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            return new LandingOutcome(submission, landed, List.of());
        } catch (FileRejectedException e) {
            return new LandingOutcome(submission, null, List.of(finding(e, submission)));
        } catch (PackageUnreadableException e) {
            return unreadable(submission, e.found());
        } catch (PackageDamagedException e) {
            return unreadable(submission, e.found());
        } catch (NoSuchFileException e) {
            return unreadable(submission, MessageKey.FILE_REMOVED_AFTER_ACCEPTANCE.with());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof PackageDamagedException damage) {
                return unreadable(submission, damage.found());
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot land " + submission.packageName() + " in " + target, e);
        } finally {
            new FileTree(folder).delete();
        }
    }

    /**
     * Replays quarantined rows against the current contract. Rows whose header had another unit cannot land, because
     * quarantine does not store the header.
     *
     * @param quarantined rows that have not landed yet
     * @param unreplayedFindings number of findings by code of the rows that are not replayed
     * @return the new receipt; empty if no row is valid, in which case nothing is written
     */
    public Optional<LandingReceipt> replay(
            LandedSubmission landed,
            Iterator<QuarantinedRow> quarantined,
            Map<String, Long> unreplayedFindings,
            Path staging) {
        return contractReplay.replay(landed, quarantined, unreplayedFindings, staging);
    }

    /**
     * Validates rows of a landed submission against the current contract as if they had just arrived, and writes the
     * rows and findings that would result into a folder. The landed files do not change.
     *
     * @param rows all landed rows and all rows that quarantine stores cell by cell
     */
    public LandingReceipt revalidate(LandedSubmission landed, Iterator<QuarantinedRow> rows, Path folder) {
        return contractReplay.reevaluate(landed, rows, folder);
    }

    private LandingOutcome unreadable(Submission submission, Message found) {
        Finding finding = Finding.of(
                rules.rule("package_unreadable"), submission.origin(), found, MessageKey.READABLE_PACKAGE.with());
        return new LandingOutcome(submission, null, List.of(finding));
    }

    /** Tries the fast CSV reader first; only the RFC 4180 parser determines the reason and the line of a rejection. */
    private LandingReceipt landFile(Path folder, Submission submission, LongConsumer progress)
            throws IOException, PackageUnreadableException {
        try {
            return landWith(folder, submission, UnquotedCsvReader::open, progress);
        } catch (FileRejectedException e) {
            new FileTree(folder).delete();
            return landWith(folder, submission, CsvRows::new, progress);
        }
    }

    /** Opens a CSV reader for a stream. */
    @FunctionalInterface
    private interface CsvOpener {
        SourceRows open(InputStream in, Charset charset, char delimiter) throws IOException;
    }

    private LandingReceipt landWith(Path folder, Submission submission, CsvOpener csv, LongConsumer progress)
            throws IOException, PackageUnreadableException {
        Contract contract =
                definition.contract(submission.dataset(), submission.period()).orElseThrow();
        try (PackageFiles files = PackageFiles.open(submission.packagePath());
                VerifiedInputStream in =
                        new VerifiedInputStream(files.read(submission.fileName()), submission.bytes())) {
            if (WorkbookFile.isWorkbook(files, submission.fileName())) {
                return landWorkbook(folder, submission, contract, in, progress);
            }
            Charset charset = new EncodingDetector().detect(files, submission.fileName(), submission.encoding());
            try {
                Character declared = submission.delimiter();
                char delimiter = declared == null
                        ? new DelimiterSniffer(contract).sniff(files, submission.fileName(), charset)
                        : declared;
                try (SourceRows source = csv.open(in, charset, delimiter)) {
                    return landRows(folder, submission, contract, in, source, charset.name(), progress);
                }
            } catch (FileRejectedException e) {
                // Damaged bytes can cause any syntax error; a wrong hash names the actual cause.
                in.verify(submission.sha256());
                throw e;
            }
        }
    }

    private LandingReceipt landWorkbook(
            Path folder, Submission submission, Contract contract, VerifiedInputStream in, LongConsumer progress)
            throws IOException {
        try (WorkbookFile file = WorkbookFile.copy(in, submission, folder);
                Workbook workbook = file.open();
                SourceRows source = workbook.rows(WorkbookFile.selectSheet(workbook, contract, submission.sheet()))) {
            return landRows(folder, submission, contract, in, source, LandingReceipt.WORKBOOK, progress);
        }
    }

    private LandingReceipt landRows(
            Path folder,
            Submission submission,
            Contract contract,
            VerifiedInputStream in,
            SourceRows source,
            String encoding,
            LongConsumer progress)
            throws IOException {
        HeaderFinder.Found found = new HeaderFinder(contract, personalHeaders, encoding).find(source);
        HeaderMapping header = found.mapping();
        RowReader rows = new RowReader(
                contract, header, new FieldReaders(contract, submission.period().end(), key, references));
        ControlTotalCheck controlTotals = new ControlTotalCheck(contract, rows, submission.controlTotals());
        TotalsRowReconciler totalRows = new TotalsRowReconciler(contract, header, rows, submission.provinceCode());
        try (SubmissionLander lander = new SubmissionLander(
                folder,
                contract,
                rules,
                source,
                header,
                rows,
                controlTotals,
                totalRows,
                contractReplay.metadata(submission, contract))) {
            FileFindings fileFindings = new FileFindings(lander);
            fileFindings.reportPreamble(found.preamble());
            lander.landAll(progress);
            in.verify(submission.sha256());
            fileFindings.reportDeclaredTotals(submission.declaredRows(), controlTotals);
            return receipt(submission, contract, encoding, lander, controlTotals, sheetLines(source, contract, header));
        }
    }

    private LandingReceipt receipt(
            Submission submission,
            Contract contract,
            String encoding,
            SubmissionLander lander,
            ControlTotalCheck controlTotals,
            @Nullable SheetLines sheet) {
        return new LandingReceipt(
                submission,
                encoding,
                contract.version(),
                Objects.requireNonNull(contract.sha256()),
                key.id(),
                lander.received(),
                lander.received() - lander.quarantined(),
                lander.quarantined(),
                lander.findingCounts(),
                controlTotals.sums(),
                sheet);
    }

    private static @Nullable SheetLines sheetLines(SourceRows source, Contract contract, HeaderMapping header) {
        String sheet = source.sheet();
        if (sheet == null) {
            return null;
        }
        return new SheetLines(sheet, header.columnLetters(contract));
    }

    private Finding finding(FileRejectedException e, Submission submission) {
        Rule rule = rules.rule(e.code());
        return new Finding(
                e.code(),
                rule.severity(),
                rule.effect(),
                submission.origin(),
                e.line(),
                e.column(),
                e.found(),
                e.expected());
    }
}
