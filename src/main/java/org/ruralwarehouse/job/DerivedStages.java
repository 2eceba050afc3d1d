package org.ruralwarehouse.job;

import java.util.List;
import java.util.stream.Stream;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.check.CheckStage;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.decision.DecisionStore;
import org.ruralwarehouse.duckdb.DatabaseException;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.model.ModelInput;
import org.ruralwarehouse.model.ModelResult;
import org.ruralwarehouse.model.ModelStage;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.settings.Settings;

/**
 * The check and the model stage of a run. When new submissions prevent a release, they hold these by recorded
 * decisions, so that the release is published without them.
 */
final class DerivedStages {

    /** Prefix of the author of a decision of a run. */
    static final String RUN = "run ";

    private final WarehouseDefinition definition;
    private final CheckCatalog checks;
    private final Settings settings;
    private final Progress progress;

    DerivedStages(WarehouseDefinition definition, CheckCatalog checks, Settings settings, Progress progress) {
        this.definition = definition;
        this.checks = checks;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Writes the result of the checks, unless new submissions prevent the release.
     *
     * @return whether submissions were held, so that the checks must run again
     */
    boolean check(String runId, RunFolder folder, ReleaseInputs inputs) {
        CheckResult result;
        try {
            result = new CheckStage(
                            definition, checks, settings.thresholds(), settings.checkLimits(), settings.duckDb())
                    .check(inputs.landed(), reported(folder, inputs), inputs.previousResults(), folder.checkFiles());
        } catch (DatabaseException e) {
            if (e.isSystemFailure() || !hold(runId, Blocker.ofFailure(e), Rehearsal.Extent.CHECKS)) {
                throw e;
            }
            return true;
        }
        List<CheckResult.Block> blocks = inputs.unconfirmed(result.blocks());
        if (!blocks.isEmpty() && hold(runId, Blocker.ofChecks(blocks), Rehearsal.Extent.CHECKS)) {
            return true;
        }
        folder.write(result);
        progress.stageCompleted("check", result.runs().size() + " checks");
        return false;
    }

    /** Findings that no check returns. */
    private List<Finding> reported(RunFolder folder, ReleaseInputs inputs) {
        return Stream.concat(folder.unlanded().stream(), new HeldFindings(inputs, checks.rules()).all().stream())
                .toList();
    }

    /**
     * Builds the star and writes the result, unless new submissions make a model or data test fail.
     *
     * @return whether submissions were held, so that checks and models must run again
     */
    boolean model(String runId, RunFolder folder, ReleaseInputs inputs, ReleaseIdentity release) {
        progress.stageStarted("model", release.id());
        ModelResult result;
        try {
            result = model(release, inputs, folder);
        } catch (DatabaseException e) {
            if (e.isSystemFailure() || !hold(runId, Blocker.ofFailure(e), Rehearsal.Extent.MODELS)) {
                throw e;
            }
            return true;
        }
        if (result.isHeld() && hold(runId, Blocker.ofTests(result.brokenTests()), Rehearsal.Extent.MODELS)) {
            return true;
        }
        folder.write(result);
        progress.stageCompleted("model", result.tables().size() + " tables");
        return false;
    }

    private ModelResult model(ReleaseIdentity release, ReleaseInputs inputs, RunFolder folder) {
        ModelInput input = new ModelInput(
                inputs.landed(),
                folder.checkFiles().reusable(),
                folder.checkFiles().quarantinedRows(),
                folder.checkFiles().findings());
        return new ModelStage(definition, settings.duckDb())
                .model(
                        release,
                        input,
                        inputs.previousResults(),
                        folder.modelFiles(),
                        table -> progress.itemStarted("model", table));
    }

    private boolean hold(String runId, Blocker blocker, Rehearsal.Extent extent) {
        Rehearsal rehearsal = new Rehearsal(
                definition, checks, settings, settings.data().run(runId).resolve("rehearsal"));
        return new Blame(rehearsal, new DecisionStore(settings.data().decisions()), progress)
                .hold(blocker, ReleaseInputs.read(definition, settings), extent, RUN + runId);
    }
}
