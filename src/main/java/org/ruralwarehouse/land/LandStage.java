package org.ruralwarehouse.land;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.land.csv.CsvOpener;
import org.ruralwarehouse.land.csv.UnquotedCsvReader;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.submission.archive.PackageUnreadableException;

/**
 * Validates one submission against its contract and writes it to Parquet in one streaming pass. The folder in the
 * landing zone appears by an atomic rename, complete or not at all. Landing is idempotent. Several threads may land
 * different submissions.
 */
public final class LandStage {

    private final FileLander files;
    private final ContractReplay contractReplay;
    private final RejectionFindings rejections;
    private final JsonFiles json = new JsonFiles();

    /**
     * @param personalHeaders headers of personal data that are not part of any contract
     */
    public LandStage(WarehouseDefinition definition, RuleBook rules, PseudonymKey key, Set<String> personalHeaders) {
        this(
                new LandingDefinition(definition, rules, key, personalHeaders),
                PackageFiles::open,
                UnquotedCsvReader::open);
    }

    LandStage(LandingDefinition definition, FileLander.PackageOpener packages, CsvOpener csv) {
        files = new FileLander(definition, packages, csv);
        contractReplay = new ContractReplay(definition);
        rejections = new RejectionFindings(definition.rules());
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
            LandingReceipt landed = files.land(submission, folder, progress);
            publish(folder, target, landed);
            return new LandingOutcome(submission, landed, List.of());
        } catch (FileRejectedException | PackageUnreadableException | IOException | UncheckedIOException e) {
            Finding finding = rejections.finding(e, submission).orElseThrow(() -> failure(e, submission, target));
            return new LandingOutcome(submission, null, List.of(finding));
        } finally {
            new FileTree(folder).delete();
        }
    }

    private static UncheckedIOException failure(Exception e, Submission submission, Path target) {
        return e instanceof UncheckedIOException failure
                ? failure
                : new UncheckedIOException(
                        "Cannot land " + submission.packageName() + " in " + target, (IOException) e);
    }

    private void publish(Path folder, Path target, LandingReceipt receipt) throws IOException {
        // Sync the rows first: after a power failure, a receipt must not exist without its rows.
        new FileTree(folder).force();
        json.write(folder.resolve(LandedFiles.RECEIPT), receipt);
        Files.createDirectories(target.getParent());
        new FileTree(target).delete();
        Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
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
}
