package org.ruralwarehouse.job;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.report.FindingFiles;
import org.ruralwarehouse.report.ReportPlan;
import org.ruralwarehouse.report.ReportStage;
import org.ruralwarehouse.report.RunFacts;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Writes the reports of one run from the results of the stages up to the checks. It does not depend on the models and
 * runs in parallel with them.
 */
final class RunReports {

    private final WarehouseDefinition definition;
    private final CheckCatalog checks;
    private final Settings settings;
    private final RunFolder run;
    private final ReleaseInputs inputs;
    private final LandingZone landed;

    RunReports(
            WarehouseDefinition definition,
            CheckCatalog checks,
            Settings settings,
            RunFolder run,
            ReleaseInputs inputs) {
        this.definition = definition;
        this.checks = checks;
        this.settings = settings;
        this.run = run;
        this.inputs = inputs;
        this.landed = inputs.landed();
    }

    /**
     * Number of package reports.
     *
     * @param packages reports that were written
     * @param unchanged reports that are up to date because a previous run has written them
     */
    record Written(int packages, int unchanged) {}

    /** Writes the reports for packages and, when rows were checked, the tables per province for the release. */
    Written write() {
        new FileTree(run.reportFolder()).delete();
        return run.checked().map(this::writeChecked).orElseGet(this::writeUnlanded);
    }

    /** Reports on packages that did not land. Used when nothing new landed: the current release covers the others. */
    private Written writeUnlanded() {
        SupersededAttempts.Recheck landedWithUnlanded = recheck(facts(Map.of()).landedBesideUnlanded());
        CurrentRelease release = CurrentRelease.find(settings.data().current()).orElseThrow();
        int packages = stage().writeUnlanded(
                        facts(landedWithUnlanded.accepted()),
                        run.unlanded(),
                        landedWithUnlanded.files(),
                        release.findings(),
                        settings.data().reports())
                .size();
        return new Written(packages, 0);
    }

    private Written writeChecked(CheckResult result) {
        Path findings = run.checkFiles().findings();
        Map<Long, Long> accepted = new HashMap<>();
        result.submissions().forEach((key, tally) -> accepted.put(key, tally.accepted()));
        Map<Long, String> fingerprints = SupersededAttempts.fingerprints(landed);
        RunFacts facts = facts(accepted);
        Path reports = settings.data().reports();
        ReportStage stage = stage();
        PreviousResults previous = inputs.previousResults();
        ReportPlan plan = stage.plan(facts, findings, previous, inputs.definitionSha256(), fingerprints, reports);
        Set<Long> superseded = plan.submissions(facts).stream()
                .filter(fingerprints::containsKey)
                .collect(Collectors.toSet());
        SupersededAttempts.Recheck recheck = recheck(superseded);
        accepted.putAll(recheck.accepted());
        FindingFiles files = new FindingFiles(findings, recheck.files());
        stage.write(plan, facts(accepted), files, previous, run.provinceTables(), reports);
        return new Written(plan.packages().size(), plan.unchanged());
    }

    private SupersededAttempts.Recheck recheck(Set<Long> attempts) {
        return new SupersededAttempts(definition, checks, settings, duckDb())
                .recheck(landed, attempts, inputs, run.reportFolder());
    }

    private ReportStage stage() {
        return new ReportStage(
                checks.rules(),
                checks.messages(),
                definition,
                duckDb(),
                settings.data().reportFingerprints());
    }

    private DuckDbSettings duckDb() {
        return settings.duckDb().forSecondary("report");
    }

    /**
     * Collects the facts about the packages of the run.
     *
     * @param accepted accepted rows by submission key
     */
    RunFacts facts(Map<Long, Long> accepted) {
        Map<Long, LandingReceipt> receipts = new HashMap<>();
        landed.submissions().forEach(s -> receipts.put(s.submission().key(), s.receipt()));
        return new RunFacts(
                run.accepted().packages(),
                run.landingOutcomes(),
                receipts,
                accepted,
                true,
                checks.waivers(),
                inputs.decisions().excluding());
    }
}
