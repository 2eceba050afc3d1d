package org.ruralwarehouse.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ruralwarehouse.accept.AcceptResult;
import org.ruralwarehouse.accept.AcceptStage;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.check.CheckStage;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.land.LandStage;
import org.ruralwarehouse.model.ModelInput;
import org.ruralwarehouse.model.ModelResult;
import org.ruralwarehouse.model.ModelStage;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.publish.PublishStage;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;

/**
 * The stations of the nightly job, each called once per run with what the one before left in the run's folder. Any of
 * them may be called again after a failure.
 */
final class NightlyStages {

    private final Settings settings;
    private final WarehouseDefinition definition;
    private final CheckCatalog checks;
    private final Progress progress;
    private final LandStage landStage;
    private final String definitionSha256;
    private final Map<String, RunFolder> folders = new ConcurrentHashMap<>();

    NightlyStages(
            Settings settings,
            WarehouseDefinition definition,
            CheckCatalog checks,
            PseudonymKey key,
            Progress progress) {
        this.settings = settings;
        this.definition = definition;
        this.checks = checks;
        this.progress = progress;
        this.definitionSha256 = new ReleaseInputs(definition, settings, new LandingZone(List.of())).definitionSha256();
        Set<String> personalHeaders = definition.reference().values("personal_header", "header");
        this.landStage = new LandStage(definition, checks.rules(), key, personalHeaders);
    }

    RunFolder folder(String runId) {
        return folders.computeIfAbsent(
                runId, id -> new RunFolder(settings.data().run(id)));
    }

    AcceptResult accept(String runId) {
        progress.stationStarted("accept", String.valueOf(settings.inbox()));
        AcceptStage stage = new AcceptStage(
                definition,
                checks.rules(),
                definition.reference().values("lifted_county", "province_code"),
                settings.waitAtMost(),
                landed().submissions().stream()
                        .map(LandedSubmission::submission)
                        .toList());
        AcceptResult result = stage.acceptAll(settings.inbox());
        result.packages().forEach(progress::packageJudged);
        folder(runId).write(result);
        progress.stationDone("accept", result.toLand().size() + " files to land");
        return result;
    }

    LandingOutcome land(String runId, Submission submission) {
        LandingOutcome outcome = landStage.land(
                submission,
                settings.data().landed(submission),
                settings.data().staging(),
                rows -> progress.rowsReceived(submission, rows));
        folder(runId).write(outcome);
        progress.submissionDone(outcome);
        return outcome;
    }

    /**
     * Checks all that has landed, unless readers see its release already.
     *
     * @throws RunFailedException when definitions are no longer those that were read
     */
    void check(String runId) {
        RunFolder folder = folder(runId);
        ReleaseInputs inputs = inputs();
        Optional<ReleaseIdentity> begun = folder.release();
        // A run that began with other inputs may have told provinces what no longer holds: it goes through to the end,
        // even when the release that readers see needs no other.
        if (begun.isEmpty() && inputs.isCurrent()) {
            progress.stationDone("check", "nothing new");
            return;
        }
        requireUnchanged(inputs.definitionSha256().equals(definitionSha256));
        progress.stationStarted("check", "quality and macro checks");
        String sha256 = inputs.sha256();
        if (begun.filter(release -> release.hasInputs(sha256)).isEmpty()) {
            folder.write(ReleaseIdentity.of(Instant.now(), sha256));
        }
        CheckResult result = new CheckStage(definition, checks, settings.thresholds(), settings.duckDb())
                .check(inputs.landed(), folder.unlanded(), inputs.carryover(), folder.checkFiles());
        folder.write(result);
        progress.stationDone("check", result.runs().size() + " checks");
    }

    /** Beside the models: what provinces are told needs none of them. */
    void report(String runId) {
        RunFolder folder = folder(runId);
        boolean isChecked = folder.checked().isPresent();
        if (isChecked) {
            progress.stationStarted("report", "packages and provinces");
        }
        RunReports.Written written = reports(folder).write();
        if (isChecked || written.packages() > 0) {
            progress.stationDone("report", written.packages() + " packages" + unchanged(written));
        }
    }

    private static String unchanged(RunReports.Written written) {
        return written.unchanged() == 0 ? "" : ", " + written.unchanged() + " as they were";
    }

    private RunReports reports(RunFolder folder) {
        return new RunReports(definition, checks, settings, folder, landed());
    }

    void model(String runId) {
        RunFolder folder = folder(runId);
        Optional<ReleaseIdentity> release = folder.release();
        if (release.isEmpty()) {
            return;
        }
        progress.stationStarted("model", release.get().id());
        ReleaseInputs inputs = inputs();
        ModelInput input = new ModelInput(
                inputs.landed(),
                folder.checkFiles().repeatedRows(),
                folder.checkFiles().rejectedRows(),
                folder.checkFiles().findings(),
                inputs.carryover());
        ModelResult result = new ModelStage(definition, settings.duckDb())
                .model(release.get(), input, folder.modelFiles(), table -> progress.stepStarted("model", table));
        folder.write(result);
        progress.stationDone("model", result.tables().size() + " tables");
    }

    /**
     * Publishes unless a check or a data test holds the release back.
     *
     * @throws RunFailedException when the release would not be made from what its manifest would say
     */
    void publish(String runId) {
        RunFolder folder = folder(runId);
        Optional<ReleaseIdentity> release = folder.release();
        if (release.isEmpty()) {
            return;
        }
        List<String> heldBy = heldBy(folder);
        if (!heldBy.isEmpty()) {
            progress.stationDone("publish", "held back by " + String.join(", ", heldBy));
            return;
        }
        progress.stationStarted("publish", "receipts, findings, manifest");
        ReleaseInputs inputs = inputs();
        requireUnchanged(release.get().hasInputs(inputs.sha256()));
        ReleaseAssembly assembly = new ReleaseAssembly(folder, inputs);
        new PublishStage(settings.data().releases(), settings.data().current(), settings.keepReleases())
                .publish(folder.modelFiles().folder(), release.get(), () -> assembly.assemble(release.get()));
        progress.stationDone("publish", release.get().id());
        new RunRetention(settings.data().runs(), settings.keepRuns()).delete(runId);
    }

    private static List<String> heldBy(RunFolder folder) {
        List<String> heldBy = new ArrayList<>();
        folder.checked().ifPresent(result -> heldBy.addAll(result.heldBy()));
        folder.modelled().ifPresent(result -> result.brokenTests()
                .forEach(test -> heldBy.add("test " + test.name() + " (" + test.rows() + " rows)")));
        return heldBy;
    }

    /**
     * How a finished run ended.
     *
     * @param releaseBefore what readers saw before the run; empty when nothing was published
     */
    RunOutcome outcome(String runId, Optional<String> releaseBefore) {
        RunFolder folder = folder(runId);
        Optional<CurrentRelease> current = CurrentRelease.find(settings.data().current());
        boolean isPublished = !current.map(CurrentRelease::id).equals(releaseBefore);
        return new RunOutcome(reports(folder).night(Map.of()), folder.checked(), heldBy(folder), isPublished, current);
    }

    /** Whether what a run has made so far is what it would make now; so it is when it has made nothing. */
    boolean isUpToDate(String runId) {
        return folder(runId)
                .release()
                .map(release -> release.hasInputs(inputs().sha256()))
                .orElse(true);
    }

    private ReleaseInputs inputs() {
        return new ReleaseInputs(definition, settings, landed());
    }

    private void requireUnchanged(boolean isUnchanged) {
        if (!isUnchanged) {
            throw new RunFailedException(
                    "definitions in " + definition.folder() + " or submissions in "
                            + settings.data().landed() + " have changed while the run was under way. Nothing was"
                            + " published; the next run begins with the definitions and checks as they are then",
                    null);
        }
    }

    private LandingZone landed() {
        return LandingZone.read(settings.data().landed());
    }
}
