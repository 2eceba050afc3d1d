package org.ruralwarehouse.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;

/**
 * Writes what provinces get: for each package a page for people, a JSON for machines and a CSV of every finding, and for
 * each province a CSV of all its findings.
 */
public final class ReportStage {

    private final RuleBook rules;
    private final Glossary glossary;
    private final DuckDbSettings settings;
    private final ReportReceipts receipts;

    /**
     * @param receipts folder for notes from what each report was written
     */
    public ReportStage(RuleBook rules, Glossary glossary, DuckDbSettings settings, Path receipts) {
        this.rules = rules;
        this.glossary = glossary;
        this.settings = settings;
        this.receipts = new ReportReceipts(receipts);
    }

    /**
     * One CSV per province of all findings in a Parquet file.
     *
     * @param before such a file and the folder of its tables, from the same definitions; tables of provinces that have the
     *     same findings now are the same files
     */
    public void writeProvinces(Path findings, Optional<EarlierFindings> before, Path folder) {
        try (FindingStore store = new FindingStore(settings);
                ProvinceTables tables = new ProvinceTables(folder, Places.of(glossary))) {
            Set<String> changed = new TreeSet<>();
            Map<String, String> then = before.map(earlier -> FindingDigests.read(store.database(), earlier.findings())
                            .byProvince())
                    .orElse(Map.of());
            FindingDigests.read(store.database(), findings).byProvince().forEach((table, digest) -> {
                boolean isLinked = digest.equals(then.get(table)) && link(before.orElseThrow(), table, folder);
                if (!isLinked) {
                    changed.add(table);
                }
            });
            store.addOf(findings, changed);
            store.all(tables::write);
        }
    }

    /**
     * Findings of a release.
     *
     * @param findings Parquet file of all
     * @param tables folder with a CSV per province
     */
    public record EarlierFindings(Path findings, Path tables) {}

    private static boolean link(EarlierFindings before, String table, Path folder) {
        Path source = ProvinceTables.file(before.tables(), table);
        if (!Files.exists(source)) {
            return false;
        }
        try {
            Files.createDirectories(folder);
            Files.createLink(ProvinceTables.file(folder, table), source);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            // A file system without links; the table is written as if nothing were known of it.
            return false;
        }
    }

    /**
     * Looks which packages of the run need a report: those of which it is missing, or would not be the same.
     *
     * @param findings Parquet file of the findings of all stations
     * @param definitions digest of all that reports follow from and that no package brings
     * @param judgedIn of each superseded submission, digest of what it is judged among
     */
    public ReportPlan plan(
            NightReport night, Path findings, String definitions, Map<Long, String> judgedIn, Path folder) {
        keepEarlier(night, night.packages(), folder);
        PreviousAttempts previous = PreviousAttempts.of(night, folder);
        List<ReportPlan.Planned> packages = new ArrayList<>();
        try (Database database = Database.inMemory(settings)) {
            ReportInputs.Night inputs =
                    new ReportInputs.Night(night, definitions, judgedIn, FindingDigests.read(database, findings));
            for (PackageVerdict verdict : night.packages()) {
                List<PreviousAttempts.Pair> pairs = previous.of(verdict);
                String sha256 = inputs.of(verdict, pairs).sha256();
                if (!receipts.say(folder.resolve(verdict.packageName()), sha256)) {
                    packages.add(new ReportPlan.Planned(verdict, pairs, sha256));
                }
            }
        }
        return new ReportPlan(packages, night.packages().size() - packages.size());
    }

    /** Writes the reports that are planned, from the findings of all stations. */
    public List<PackageReport> write(ReportPlan plan, NightReport night, FindingFiles files, Path folder) {
        if (plan.packages().isEmpty()) {
            return List.of();
        }
        try (FindingStore store = new FindingStore(settings)) {
            add(plan, night, files, store);
            return write(night, plan.packages(), store, folder);
        }
    }

    private static void add(ReportPlan plan, NightReport night, FindingFiles files, FindingStore store) {
        Set<String> names = new HashSet<>();
        Set<String> provinces = new HashSet<>();
        for (ReportPlan.Planned planned : plan.packages()) {
            names.add(planned.verdict().packageName());
            night.submissionsOf(planned.verdict()).forEach(submission -> provinces.add(submission.provinceCode()));
        }
        Set<Long> superseded = new HashSet<>();
        files.superseded().forEach(judged -> superseded.addAll(judged.submissions()));
        store.addAbout(files.findings(), names, provinces, superseded);
        files.superseded().forEach(store::addOnly);
    }

    /** Reports for every package of the run, from the findings of all stations. */
    public List<PackageReport> writePackages(NightReport night, FindingFiles files, Path folder) {
        keepEarlier(night, night.packages(), folder);
        ReportPlan plan = all(night, night.packages(), PreviousAttempts.of(night, folder));
        return write(plan, night, files, folder);
    }

    /**
     * The same, compared with one report that the caller names.
     *
     * @param previous a {@code report.json} with its {@code findings.csv} beside it
     * @return empty when that is no report
     */
    public Optional<List<PackageReport>> writePackages(
            NightReport night, FindingFiles files, Path previous, Path folder) {
        ReportFolder before = new ReportFolder(previous.resolveSibling(""));
        return before.report().map(report -> {
            ReportPlan plan = all(night, night.packages(), PreviousAttempts.in(night, report));
            return write(plan, night, files, folder);
        });
    }

    /**
     * Reports for packages that were not landed, when nothing new was checked.
     *
     * @param before findings of the landed attempts that they follow
     */
    public List<PackageReport> writeUnlanded(
            NightReport night, List<Finding> findings, List<FindingFiles.Judged> before, Path folder) {
        List<PackageVerdict> unlanded = night.packages().stream()
                .filter(p -> !night.verdict(p).equals("accepted"))
                .toList();
        try (FindingStore store = new FindingStore(settings)) {
            store.add(findings, rules);
            before.forEach(store::addOnly);
            keepEarlier(night, unlanded, folder);
            return write(
                    night,
                    all(night, unlanded, PreviousAttempts.of(night, folder)).packages(),
                    store,
                    folder);
        }
    }

    private static ReportPlan all(NightReport night, List<PackageVerdict> packages, PreviousAttempts previous) {
        return new ReportPlan(
                packages.stream()
                        .map(verdict -> new ReportPlan.Planned(verdict, previous.of(verdict), null))
                        .toList(),
                0);
    }

    private static void keepEarlier(NightReport night, List<PackageVerdict> packages, Path folder) {
        packages.forEach(p -> new ReportFolder(folder.resolve(p.packageName()))
                .keepEarlier(night.submissionsOf(p).stream()
                        .map(Submission::manifestSha256)
                        .findFirst()
                        .orElse(null)));
    }

    private List<PackageReport> write(
            NightReport night, List<ReportPlan.Planned> packages, FindingStore store, Path folder) {
        AttemptComparison comparison = new AttemptComparison(store, glossary);
        comparison.run(packages.stream().flatMap(p -> p.before().stream()).toList());
        keepEarlier(night, packages.stream().map(ReportPlan.Planned::verdict).toList(), folder);
        PackageReportWriter writer = new PackageReportWriter(night, glossary, store);
        List<PackageReport> reports = new ArrayList<>();
        for (ReportPlan.Planned planned : packages) {
            PackageVerdict verdict = planned.verdict();
            PackageReport.Changes changes =
                    planned.before().isEmpty() ? null : comparison.changes(verdict.packageName(), planned.before());
            Path target = folder.resolve(verdict.packageName());
            receipts.delete(target);
            reports.add(writer.write(verdict, changes, new ReportFolder(target)));
            if (planned.inputsSha256() != null) {
                receipts.write(target, planned.inputsSha256());
            }
        }
        return reports;
    }
}
