package org.ruralwarehouse.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.report.FindingFiles;
import org.ruralwarehouse.report.NightReport;
import org.ruralwarehouse.report.ReportStage;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.submission.FileTree;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;

/**
 * What people are told about one run, made from what stations up to the checks left in its folder. Nothing waits for it
 * but the end of the run, and it waits for nothing that models do.
 */
record RunReports(
        WarehouseDefinition definition, CheckCatalog checks, Settings settings, RunFolder run, LandingZone landed) {

    /**
     * Writes the reports on packages and, when rows were checked, the tables of provinces that a release will have.
     *
     * @return how many packages were reported on
     */
    int write() {
        new FileTree(run.reportFolder()).delete();
        return run.checked().map(this::writeChecked).orElseGet(this::writeUnlanded);
    }

    /** For what did not land, when nothing else is new. */
    private int writeUnlanded() {
        NightReport night = night(Map.of());
        List<Submission> before = night.refusedSubmissions()
                .flatMap(refused -> night.landedBefore(refused).stream())
                .distinct()
                .toList();
        return stage().writeUnlanded(
                        night,
                        run.unlanded(),
                        judge(before).files(),
                        settings.data().reports())
                .size();
    }

    private int writeChecked(CheckResult result) {
        stage().writeProvinces(run.checkFiles().findings(), run.provinceTables());
        List<Submission> superseded = landed.submissions().stream()
                .filter(s -> !s.isEffective())
                .map(LandedSubmission::submission)
                .toList();
        SupersededAttempts.Judgement earlier = judge(superseded);
        Map<Long, Long> accepted = new HashMap<>(earlier.accepted());
        result.submissions().forEach((key, tally) -> accepted.put(key, tally.accepted()));
        return stage().writePackages(
                        night(accepted),
                        new FindingFiles(run.checkFiles().findings(), earlier.files()),
                        settings.data().reports())
                .size();
    }

    private SupersededAttempts.Judgement judge(List<Submission> attempts) {
        return new SupersededAttempts(definition, checks, settings.thresholds(), duckDb())
                .judge(landed, attempts, run.reportFolder());
    }

    private ReportStage stage() {
        return new ReportStage(checks.rules(), ReportWords.of(definition), duckDb());
    }

    private DuckDbSettings duckDb() {
        return settings.duckDb().beside("report");
    }

    /**
     * What is known of the packages.
     *
     * @param accepted rows that count, by submission key
     */
    NightReport night(Map<Long, Long> accepted) {
        Map<Long, LandingReceipt> receipts = new HashMap<>();
        landed.submissions().forEach(s -> receipts.put(s.submission().key(), s.receipt()));
        return new NightReport(
                run.accepted().packages(), run.landingOutcomes(), receipts, accepted, true, checks.waivers());
    }
}
