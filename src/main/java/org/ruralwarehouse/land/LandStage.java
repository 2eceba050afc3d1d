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
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.land.csv.CsvOpener;
import org.ruralwarehouse.land.csv.UnquotedCsvReader;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.submission.archive.PackageUnreadableException;
import org.ruralwarehouse.submission.incident.FailureScope;
import org.ruralwarehouse.submission.incident.Incident;
import org.ruralwarehouse.submission.incident.Incidents;
import org.ruralwarehouse.submission.incident.Isolation;
import org.ruralwarehouse.submission.incident.PackageStoppedException;
import org.ruralwarehouse.submission.incident.RepeatedFailureException;

/**
 * Validates one submission against its contract and writes it to Parquet in one streaming pass. The folder in the
 * landing zone appears by an atomic rename, complete or not at all. Landing is idempotent. Several threads may land
 * different submissions.
 */
public final class LandStage {

    private static final String STAGE = "land";

    private final FileLander files;
    private final ContractReplay contractReplay;
    private final RejectionFindings rejections;
    private final Incidents incidents;
    private final JsonFiles json = new JsonFiles();

    /**
     * @param personalHeaders headers of personal data that are not part of any contract
     */
    public LandStage(WarehouseDefinition definition, RuleBook rules, PseudonymKey key, Set<String> personalHeaders) {
        this(definition, rules, key, personalHeaders, Limits.STANDARD, Incidents.unstored());
    }

    /**
     * @param limits what one file may cost
     * @param incidents previous failures of this program at a file; such a file is not tried again
     */
    public LandStage(
            WarehouseDefinition definition,
            RuleBook rules,
            PseudonymKey key,
            Set<String> personalHeaders,
            Limits limits,
            Incidents incidents) {
        this(
                new LandingDefinition(definition, rules, key, personalHeaders, limits),
                PackageFiles::open,
                UnquotedCsvReader::open,
                limits,
                incidents);
    }

    LandStage(
            LandingDefinition definition,
            FileLander.PackageOpener packages,
            CsvOpener csv,
            Limits limits,
            Incidents incidents) {
        this.incidents = incidents;
        files = new FileLander(definition, packages, csv, limits);
        contractReplay = new ContractReplay(definition);
        rejections = new RejectionFindings(definition.rules(), limits);
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
        String key = STAGE + '/' + submission.key();
        Optional<Incident> known = incidents.find(key, submission.packagePath());
        if (known.isPresent()) {
            return rejected(submission, rejections.incident(known.get(), submission));
        }
        Isolation isolation = incidents.isolation();
        if (isolation.isSuspect(key)) {
            return landElsewhere(key, submission, null);
        }
        Path folder = staging.resolve(String.valueOf(submission.key()));
        try {
            LandingOutcome landed = isolation.watch(
                    key, submission.packageName(), () -> landHere(submission, folder, target, progress));
            incidents.resolve(key);
            return landed;
        } catch (DefinitionException e) {
            throw e;
        } catch (Exception | Error e) {
            Optional<Finding> finding = rejections.finding(e, submission);
            if (finding.isPresent()) {
                return rejected(submission, finding.get());
            }
            if (e instanceof PackageStoppedException stop && stop.exceededSeconds() != null) {
                return rejected(key, submission, stop);
            }
            if (FailureScope.whileWriting(e) == FailureScope.RUN) {
                throw failure(e, submission, target);
            }
            return landElsewhere(key, submission, e);
        } finally {
            new FileTree(folder).delete();
        }
    }

    private LandingOutcome landHere(Submission submission, Path folder, Path target, LongConsumer progress)
            throws IOException, PackageUnreadableException {
        new FileTree(folder).delete();
        LandingReceipt landed = files.land(submission, folder, progress);
        publish(folder, target, landed);
        return new LandingOutcome(submission, landed, List.of());
    }

    /** Rejects a file only when this program fails at it alone, too. */
    private LandingOutcome landElsewhere(String key, Submission submission, @Nullable Throwable failure) {
        try {
            LandingOutcome outcome = incidents.isolation().land(key, submission, failure);
            incidents.resolve(key);
            return outcome;
        } catch (RepeatedFailureException e) {
            return rejected(key, submission, e.failure());
        }
    }

    private LandingOutcome rejected(String key, Submission submission, Throwable cause) {
        Incident incident = incidents.add(key, STAGE, submission.packageName(), submission.packagePath(), cause);
        return rejected(submission, rejections.incident(incident, submission));
    }

    private static LandingOutcome rejected(Submission submission, Finding finding) {
        return new LandingOutcome(submission, null, List.of(finding));
    }

    private static RuntimeException failure(Throwable e, Submission submission, Path target) {
        if (e instanceof RuntimeException failure) {
            return failure;
        }
        IOException cause = e instanceof IOException failure ? failure : new IOException(e);
        return new UncheckedIOException("Cannot land " + submission.packageName() + " in " + target, cause);
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
