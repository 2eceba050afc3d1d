package org.ruralwarehouse.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.check.CheckFiles;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.check.CheckStage;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.DatabaseException;
import org.ruralwarehouse.model.ModelFiles;
import org.ruralwarehouse.model.ModelInput;
import org.ruralwarehouse.model.ModelResult;
import org.ruralwarehouse.model.ModelStage;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.storage.FileTree;

/** Runs checks and models without some submissions in a scratch folder, to find out what prevents a release. */
final class Rehearsal {

    /** How far a rehearsal goes. */
    enum Extent {
        CHECKS,
        MODELS
    }

    private final WarehouseDefinition definition;
    private final CheckCatalog checks;
    private final Settings settings;
    private final Path scratch;

    /**
     * @param scratch folder that is deleted afterwards
     */
    Rehearsal(WarehouseDefinition definition, CheckCatalog checks, Settings settings, Path scratch) {
        this.definition = definition;
        this.checks = checks;
        this.settings = settings;
        this.scratch = scratch;
    }

    /**
     * Returns what prevents a release; empty when nothing does.
     *
     * @param held keys of submissions that do not count; previous attempts are effective instead
     */
    Optional<Blocker> run(ReleaseInputs inputs, Set<Long> held, Extent extent) {
        try {
            return rehearse(inputs.holding(held), extent);
        } catch (DatabaseException e) {
            if (e.isSystemFailure()) {
                throw e;
            }
            return Optional.of(Blocker.ofFailure(e));
        } finally {
            new FileTree(scratch).delete();
        }
    }

    private Optional<Blocker> rehearse(ReleaseInputs inputs, Extent extent) {
        CheckFiles files = new CheckFiles(scratch.resolve("check"));
        CheckResult checked = new CheckStage(
                        definition, checks, settings.thresholds(), settings.checkLimits(), settings.duckDb())
                .check(inputs.landed(), List.of(), inputs.previousResults(), files);
        List<CheckResult.Block> blocks = inputs.unconfirmed(checked.blocks());
        if (!blocks.isEmpty()) {
            return Optional.of(Blocker.ofChecks(blocks));
        }
        if (extent == Extent.CHECKS) {
            return Optional.empty();
        }
        ModelResult modelled = new ModelStage(definition, settings.duckDb())
                .rehearse(
                        new ModelInput(inputs.landed(), files.reusable(), files.quarantinedRows(), files.findings()),
                        inputs.previousResults(),
                        new ModelFiles(scratch.resolve("release")));
        return modelled.brokenTests().isEmpty()
                ? Optional.empty()
                : Optional.of(Blocker.ofTests(modelled.brokenTests()));
    }
}
