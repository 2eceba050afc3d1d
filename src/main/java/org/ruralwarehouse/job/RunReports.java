package org.ruralwarehouse.job;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.DuckDbSettings;
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
 * What people are told about one run, made from what stations up to the checks left in its folder. Nothing waits for it
 * but the end of the run, and it waits for nothing that models do.
 */
final class RunReports {

    private final WarehouseDefinition definition;
    private final CheckCatalog checks;
    private final Settings settings;
    private final RunFolder run;
    private final LandingZone landed;

    RunReports(
            WarehouseDefinition definition, CheckCatalog checks, Settings settings, RunFolder run, LandingZone landed) {
        this.definition = definition;
        this.checks = checks;
        this.settings = settings;
        this.run = run;
        this.landed = landed;
    }

    WarehouseDefinition definition() {
        return definition;
    }

    CheckCatalog checks() {
        return checks;
    }

    Settings settings() {
        return settings;
    }

    RunFolder run() {
        return run;
    }

    LandingZone landed() {
        return landed;
    }

    /**
     * Reports on packages.
     *
     * @param unchanged packages of which the report of an earlier night says the same
     */
    record Written(int packages, int unchanged) {}

    /** Writes the reports on packages and, when rows were checked, the tables of provinces that a release will have. */
    Written write() {
        new FileTree(run.reportFolder()).delete();
        return run.checked().map(this::writeChecked).orElseGet(this::writeUnlanded);
    }

    /** For what did not land, when nothing else is new: what did is as the release says. */
    private Written writeUnlanded() {
        SupersededAttempts.Judgement landedBeside = judge(night(Map.of()).landedBesideUnlanded());
        CurrentRelease release = CurrentRelease.find(settings.data().current()).orElseThrow();
        int packages = stage().writeUnlanded(
                        night(landedBeside.accepted()),
                        run.unlanded(),
                        landedBeside.files(),
                        findings(release).findings(),
                        settings.data().reports())
                .size();
        return new Written(packages, 0);
    }

    private Written writeChecked(CheckResult result) {
        Path findings = run.checkFiles().findings();
        Map<Long, Long> accepted = new HashMap<>();
        result.submissions().forEach((key, tally) -> accepted.put(key, tally.accepted()));
        Map<Long, String> judgedIn = SupersededAttempts.judgedIn(landed);
        RunFacts night = night(accepted);
        Path reports = settings.data().reports();
        ReportStage stage = stage();
        ReportPlan plan = stage.plan(night, findings, findingsBefore(), inputs().definitionSha256(), judgedIn, reports);
        Set<Long> superseded =
                plan.submissions(night).stream().filter(judgedIn::containsKey).collect(Collectors.toSet());
        SupersededAttempts.Judgement earlier = judge(superseded);
        accepted.putAll(earlier.accepted());
        FindingFiles files = new FindingFiles(findings, earlier.files());
        stage.write(plan, night(accepted), files, run.provinceTables(), reports);
        return new Written(plan.packages().size(), plan.unchanged());
    }

    private Optional<ReportStage.EarlierFindings> findingsBefore() {
        return inputs().releaseBefore().map(RunReports::findings);
    }

    private static ReportStage.EarlierFindings findings(CurrentRelease release) {
        Path folder = release.folder().resolve(ReleaseAssembly.FINDINGS);
        return new ReportStage.EarlierFindings(folder.resolve(ReleaseAssembly.ALL_FINDINGS), folder);
    }

    private ReleaseInputs inputs() {
        return new ReleaseInputs(definition, settings, landed);
    }

    private SupersededAttempts.Judgement judge(Set<Long> attempts) {
        return new SupersededAttempts(definition, checks, settings.thresholds(), duckDb())
                .judge(landed, attempts, inputs(), run.reportFolder());
    }

    private ReportStage stage() {
        return new ReportStage(
                checks.rules(), definition, duckDb(), settings.data().reportReceipts());
    }

    private DuckDbSettings duckDb() {
        return settings.duckDb().beside("report");
    }

    /**
     * What is known of the packages.
     *
     * @param accepted rows that count, by submission key
     */
    RunFacts night(Map<Long, Long> accepted) {
        Map<Long, LandingReceipt> receipts = new HashMap<>();
        landed.submissions().forEach(s -> receipts.put(s.submission().key(), s.receipt()));
        return new RunFacts(
                run.accepted().packages(), run.landingOutcomes(), receipts, accepted, true, checks.waivers());
    }
}
