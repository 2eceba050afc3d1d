package org.ruralwarehouse.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ruralwarehouse.accept.AcceptResult;
import org.ruralwarehouse.accept.AcceptStage;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.decision.Decisions;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.job.isolation.PackageStages;
import org.ruralwarehouse.land.LandStage;
import org.ruralwarehouse.model.ModelResult;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.publish.PublishStage;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.incident.Incidents;
import org.ruralwarehouse.submission.incident.Isolation;

/**
 * The stages of the job. Each is called once per run and reads the results of the previous stage from the run folder.
 * Every stage can be repeated after a failure.
 */
final class NightlyStages {

    private final Settings settings;
    private final WarehouseDefinition definition;
    private final CheckCatalog checks;
    private final Progress progress;
    private final PackageStages packages;
    private final LandStage landStage;
    private final Incidents incidents;
    private final DerivedStages derived;
    private final String definitionSha256;
    private final Map<String, RunFolder> folders = new ConcurrentHashMap<>();

    NightlyStages(
            Settings settings,
            WarehouseDefinition definition,
            CheckCatalog checks,
            PseudonymKey key,
            Progress progress,
            Isolation isolation) {
        this.settings = settings;
        this.definition = definition;
        this.checks = checks;
        this.progress = progress;
        this.definitionSha256 =
                new ReleaseInputs(definition, settings, new LandingZone(List.of()), Decisions.NONE).definitionSha256();
        this.derived = new DerivedStages(definition, checks, settings, progress);
        this.incidents = new Incidents(
                settings.data().incidents(),
                new ProgramFingerprint(settings, definitionSha256).sha256(),
                progress::packageFailed,
                isolation);
        this.packages = new PackageStages(settings, definition, checks.rules());
        this.landStage = packages.land(key, incidents);
    }

    RunFolder folder(String runId) {
        return folders.computeIfAbsent(
                runId, id -> new RunFolder(settings.data().run(id)));
    }

    AcceptResult accept(String runId) {
        progress.stageStarted("accept", String.valueOf(settings.inbox()));
        List<Submission> landed = inputs().landed().submissions().stream()
                .map(LandedSubmission::submission)
                .toList();
        AcceptStage stage = packages.accept(landed, incidents);
        AcceptResult result = stage.acceptAll(settings.inbox());
        result.packages().forEach(progress::packageVerified);
        folder(runId).write(result);
        progress.stageCompleted("accept", result.toLand().size() + " files to land");
        return result;
    }

    LandingOutcome land(String runId, Submission submission) {
        LandingOutcome outcome = landStage.land(
                submission,
                settings.data().landed(submission),
                settings.data().staging(),
                rows -> progress.rowsReceived(submission, rows));
        folder(runId).write(outcome);
        progress.submissionCompleted(outcome);
        return outcome;
    }

    /**
     * Checks all landed submissions. If the current release has the same inputs, nothing is checked.
     *
     * @throws RunFailedException when the definitions on disk have changed since the run read them
     */
    void check(String runId) {
        RunFolder folder = folder(runId);
        ReleaseInputs inputs = inputs();
        Optional<ReleaseIdentity> existing = folder.release();
        // A run that started with other inputs may have written outdated reports. It continues, even when the current
        // release is up to date, so that the reports are written again.
        if (existing.isEmpty() && inputs.isCurrent()) {
            progress.stageCompleted("check", "nothing new");
            return;
        }
        requireUnchanged(inputs.definitionSha256().equals(definitionSha256));
        progress.stageStarted("check", "quality and macro checks");
        String sha256 = inputs.sha256();
        if (existing.filter(release -> release.hasInputs(sha256)).isEmpty()) {
            folder.write(ReleaseIdentity.of(Instant.now(), sha256));
        }
        if (derived.check(runId, folder, inputs)) {
            check(runId);
        }
    }

    /**
     * Writes the reports for packages and provinces. Runs in parallel with the models, because reports do not need
     * them.
     */
    void report(String runId) {
        RunFolder folder = folder(runId);
        boolean isChecked = folder.checked().isPresent();
        if (isChecked) {
            progress.stageStarted("report", "packages and provinces");
        }
        RunReports.Written reports = reports(folder).write();
        if (isChecked || reports.packages() > 0) {
            progress.stageCompleted("report", reports.packages() + " written, " + reports.unchanged() + " unchanged");
        }
    }

    private RunReports reports(RunFolder folder) {
        return new RunReports(definition, checks, settings, folder, inputs());
    }

    /**
     * Builds the star. When new submissions make a model or data test fail, it holds them; then {@link #publish}
     * repeats the stages that depend on the submissions, because the reports are written in parallel.
     */
    void model(String runId) {
        RunFolder folder = folder(runId);
        folder.markForRepeat(folder.release()
                .map(release -> derived.model(runId, folder, inputs(), release))
                .orElse(false));
    }

    /**
     * Publishes the release unless a check or a data test blocks it.
     *
     * @throws RunFailedException when the inputs of the release have changed since it was checked
     */
    void publish(String runId) {
        RunFolder folder = folder(runId);
        while (folder.isMarkedForRepeat()) {
            check(runId);
            report(runId);
            // Removes the mark last, so that a killed process repeats all three.
            model(runId);
        }
        Optional<ReleaseIdentity> release = folder.release();
        if (release.isEmpty()) {
            return;
        }
        List<String> blockedBy = blockedBy(folder);
        if (!blockedBy.isEmpty()) {
            progress.stageCompleted("publish", "blocked by " + String.join(", ", blockedBy));
            return;
        }
        progress.stageStarted("publish", "receipts, findings, manifest");
        ReleaseInputs inputs = inputs();
        requireUnchanged(release.get().hasInputs(inputs.sha256()));
        ReleaseAssembly assembly = new ReleaseAssembly(folder, inputs);
        new PublishStage(settings.data().releases(), settings.data().current(), settings.keepReleases())
                .publish(folder.modelFiles().folder(), release.get(), () -> assembly.assemble(release.get()));
        progress.stageCompleted("publish", release.get().id());
        new RunRetention(settings.data().runs(), settings.keepRuns()).delete(runId);
    }

    private List<String> blockedBy(RunFolder folder) {
        List<String> blockedBy = new ArrayList<>();
        folder.checked()
                .map(result -> inputs().unconfirmed(result.blocks()))
                .filter(blocks -> !blocks.isEmpty())
                .ifPresent(blocks -> blockedBy.addAll(Blocker.ofChecks(blocks).reasons()));
        folder.modelled()
                .filter(ModelResult::isHeld)
                .ifPresent(result ->
                        blockedBy.addAll(Blocker.ofTests(result.brokenTests()).reasons()));
        return blockedBy;
    }

    /**
     * Returns the result of a completed run.
     *
     * @param previousReleaseId id of the current release before the run; empty when there was none
     * @param decisionsBefore number of decisions before the run
     */
    RunOutcome outcome(String runId, Optional<String> previousReleaseId, int decisionsBefore) {
        RunFolder folder = folder(runId);
        Optional<CurrentRelease> current = CurrentRelease.find(settings.data().current());
        boolean isPublished = !current.map(CurrentRelease::id).equals(previousReleaseId);
        return new RunOutcome(
                reports(folder).facts(Map.of()),
                folder.checked(),
                blockedBy(folder),
                isPublished,
                current,
                inputs().decisions().excluding().stream()
                        .anyMatch(decision -> decision.sequence() > decisionsBefore
                                && decision.who().startsWith(DerivedStages.RUN)));
    }

    /**
     * Whether the results of a run so far have the inputs that a run would have now. True when the run has no results.
     */
    boolean isUpToDate(String runId) {
        return folder(runId)
                .release()
                .map(release -> release.hasInputs(inputs().sha256()))
                .orElse(true);
    }

    /** Number of all decisions. Their sequence has no gaps. */
    int decisionCount() {
        return inputs().decisions().all().size();
    }

    private ReleaseInputs inputs() {
        return ReleaseInputs.read(definition, settings);
    }

    private void requireUnchanged(boolean isUnchanged) {
        if (!isUnchanged) {
            throw new RunFailedException(
                    "definitions in " + definition.folder() + " or submissions in "
                            + settings.data().landed() + " have changed during the run. No release was published;"
                            + " the next run uses the current definitions and checks",
                    null);
        }
    }
}
