package org.ruralwarehouse.land;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.Submission;

/**
 * Validates rows that were read before against the current contract, to land quarantined rows that are valid now or to
 * predict the effect of a contract change.
 */
final class ContractReplay {

    private final LandingDefinition definition;
    private final JsonFiles json = new JsonFiles();

    ContractReplay(LandingDefinition definition) {
        this.definition = definition;
    }

    /**
     * Replays quarantined rows and publishes the valid ones as a new replay folder of the submission.
     *
     * @param unreplayedFindings number of findings by code of the rows that are not replayed
     * @return the new receipt; empty if no row is valid, in which case nothing is written
     */
    Optional<LandingReceipt> replay(
            LandedSubmission landed,
            Iterator<QuarantinedRow> quarantined,
            Map<String, Long> unreplayedFindings,
            Path staging) {
        Submission submission = landed.submission();
        Contract contract = definition.contract(submission);
        Path folder = staging.resolve("replay-of-" + submission.key());
        try {
            new FileTree(folder).delete();
            SubmissionReplay replay =
                    new SubmissionReplay(contract, definition, definition.readers(submission, contract));
            replay.run(folder, quarantined, definition.metadata(submission, contract));
            if (replay.landedRows() == 0) {
                return Optional.empty();
            }
            LandingReceipt receipt = receiptAfter(landed.receipt(), contract, replay, unreplayedFindings);
            new FileTree(folder).force();
            json.write(folder.resolve(LandedFiles.RECEIPT), receipt);
            Files.move(folder, landed.nextReplay(), StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(receipt);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot replay " + submission.packageName(), e);
        } finally {
            new FileTree(folder).delete();
        }
    }

    /** Validates rows of a landed submission into a separate folder; the landed files do not change. */
    LandingReceipt reevaluate(LandedSubmission landed, Iterator<QuarantinedRow> rows, Path folder) {
        Submission submission = landed.submission();
        Contract contract = definition.contract(submission);
        try {
            SubmissionReplay replay =
                    new SubmissionReplay(contract, definition, definition.readers(submission, contract));
            replay.run(folder, rows, definition.metadata(submission, contract));
            LandingReceipt previous = landed.receipt();
            return new LandingReceipt(
                    submission,
                    previous.encoding(),
                    contract.version(),
                    contract.sha256(),
                    previous.keyId(),
                    previous.rowsReceived(),
                    replay.landedRows(),
                    previous.rowsReceived() - replay.landedRows(),
                    replay.findingCounts(),
                    previous.controlTotals(),
                    previous.sheet());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot re-evaluate " + submission.packageName(), e);
        }
    }

    private static LandingReceipt receiptAfter(
            LandingReceipt previous, Contract contract, SubmissionReplay replay, Map<String, Long> unreplayedFindings) {
        Map<String, Long> findings = new TreeMap<>(unreplayedFindings);
        replay.findingCounts().forEach((code, count) -> findings.merge(code, count, Long::sum));
        return new LandingReceipt(
                previous.submission(),
                previous.encoding(),
                contract.version(),
                contract.sha256(),
                previous.keyId(),
                previous.rowsReceived(),
                previous.rowsLanded() + replay.landedRows(),
                previous.rowsQuarantined() - replay.landedRows(),
                findings,
                previous.controlTotals(),
                previous.sheet());
    }
}
