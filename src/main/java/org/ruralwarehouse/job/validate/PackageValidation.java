package org.ruralwarehouse.job.validate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.accept.AcceptResult;
import org.ruralwarehouse.accept.AcceptStage;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.check.CheckFiles;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.check.CheckStage;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.finding.CheckLimits;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.land.LandStage;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.report.FindingFiles;
import org.ruralwarehouse.report.ReportStage;
import org.ruralwarehouse.report.RunFacts;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.settings.DataLayout;
import org.ruralwarehouse.settings.PseudonymKeys;
import org.ruralwarehouse.settings.SettingsReader;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;

/** Runs accept, land and the quality checks on one package as the job does, and keeps only the report. */
public final class PackageValidation {

    private final Path warehouse;
    private final DataLayout scratch;

    /**
     * @param warehouse folder of contracts and checks
     * @param scratch folder for temporary files; the caller deletes it
     */
    public PackageValidation(Path warehouse, Path scratch) {
        this.warehouse = warehouse;
        this.scratch = new DataLayout(scratch.resolve("data"));
    }

    /**
     * Writes the report into a folder and returns it.
     *
     * @param previous report to compare with; null = the report of a previous attempt in the folder, if there is one
     * @return empty when the file to compare with is not a report
     */
    public Optional<List<PackageReport>> validate(Path location, @Nullable Path previous, Path reports) {
        WarehouseDefinition definition = new WarehouseDefinitionReader(warehouse).read();
        CheckCatalog checks = CheckCatalog.read(definition);
        DuckDbSettings duckDb = SettingsReader.defaultDuckDb(scratch.spill());
        AcceptResult accepted = new AcceptStage(
                        definition,
                        checks.rules(),
                        definition.reference().values("lifted_county", "province_code"),
                        Duration.ZERO,
                        List.of())
                .accept(List.of(location.toAbsolutePath().normalize()));
        List<LandingOutcome> outcomes = land(definition, checks, accepted);
        List<Finding> unlanded = new ArrayList<>();
        accepted.packages().forEach(p -> unlanded.addAll(p.findings()));
        outcomes.forEach(o -> unlanded.addAll(o.rejections()));
        LandingZone landed = LandingZone.read(scratch.landed());
        CheckFiles files = new CheckFiles(scratch.run("validate"));
        CheckResult result = new CheckStage(
                        definition, checks, SettingsReader.bundledThresholds(), CheckLimits.STANDARD, duckDb)
                .checkQuality(landed, unlanded, files);
        Map<Long, LandingReceipt> receipts = new HashMap<>();
        landed.submissions().forEach(s -> receipts.put(s.submission().key(), s.receipt()));
        Map<Long, Long> acceptedRows = new HashMap<>();
        result.submissions().forEach((key, tally) -> acceptedRows.put(key, tally.accepted()));
        RunFacts facts = new RunFacts(accepted.packages(), outcomes, receipts, acceptedRows, false, checks.waivers());
        ReportStage stage =
                new ReportStage(checks.rules(), checks.messages(), definition, duckDb, scratch.reportFingerprints());
        FindingFiles findings = new FindingFiles(files.findings(), List.of());
        return previous == null
                ? Optional.of(stage.writePackages(facts, findings, reports))
                : stage.writePackages(facts, findings, previous, reports);
    }

    private List<LandingOutcome> land(WarehouseDefinition definition, CheckCatalog checks, AcceptResult accepted) {
        PseudonymKey key = new PseudonymKey(PseudonymKeys.randomSecret());
        LandStage stage = new LandStage(
                definition, checks.rules(), key, definition.reference().values("personal_header", "header"));
        List<LandingOutcome> outcomes = new ArrayList<>();
        for (Submission submission : accepted.toLand()) {
            outcomes.add(stage.land(submission, scratch.landed(submission), scratch.staging(), rows -> {}));
        }
        return outcomes;
    }
}
