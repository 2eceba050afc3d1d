package org.ruralwarehouse.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.report.document.FindingLocalizer;
import org.ruralwarehouse.report.document.Glossary;
import org.ruralwarehouse.report.document.GlossaryReader;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.ProvinceTables;
import org.ruralwarehouse.storage.FileTree;
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
    private final ReportFingerprints fingerprints;

    /**
     * @param definition whose names of datasets, columns and provinces the reports use
     * @param receipts folder for notes from what each report was written
     */
    public ReportStage(RuleBook rules, WarehouseDefinition definition, DuckDbSettings settings, Path fingerprints) {
        this(rules, GlossaryReader.of(definition), settings, fingerprints);
    }

    ReportStage(RuleBook rules, Glossary glossary, DuckDbSettings settings, Path fingerprints) {
        this.rules = rules;
        this.glossary = glossary;
        this.settings = settings;
        this.fingerprints = new ReportFingerprints(fingerprints);
    }

    /**
     * Looks which packages of the run need a report and which provinces a table: those of which it is missing, or would
     * not be the same.
     *
     * @param findings Parquet file of the findings of all stations
     * @param before such a file and the folder of its tables, from the same definitions
     * @param definitions digest of all that reports follow from and that no package brings
     * @param judgedIn of each superseded submission, digest of what it is judged among
     */
    public ReportPlan plan(
            RunFacts facts,
            Path findings,
            Optional<EarlierFindings> before,
            String definitions,
            Map<Long, String> judgedIn,
            Path folder) {
        archiveOtherAttempt(facts, facts.packages(), folder);
        PreviousAttempts previous = PreviousAttempts.of(facts, folder);
        try (Database database = Database.inMemory(settings)) {
            FindingFingerprints findingFingerprints = FindingFingerprints.read(database, findings);
            ReportInputs.Factory inputs = new ReportInputs.Factory(facts, definitions, judgedIn, findingFingerprints);
            List<ReportPlan.PlannedReport> packages = new ArrayList<>();
            for (PackageVerdict verdict : facts.packages()) {
                List<PreviousAttempts.Pair> pairs = previous.of(verdict);
                String sha256 = inputs.of(verdict, pairs).sha256();
                if (!fingerprints.isUpToDate(folder.resolve(verdict.packageName()), sha256)) {
                    packages.add(new ReportPlan.PlannedReport(verdict, pairs, sha256));
                }
            }
            Map<String, Path> reused = before.map(earlier -> earlier.reusedTables(database, findingFingerprints))
                    .orElse(Map.of());
            Set<String> changed = new TreeSet<>(findingFingerprints.byProvince().keySet());
            changed.removeAll(reused.keySet());
            return new ReportPlan(packages, facts.packages().size() - packages.size(), changed, reused);
        }
    }

    /**
     * Findings of a release.
     */
    public static final class EarlierFindings {

        private final Path findings;
        private final Path tables;

        /**
         * @param findings Parquet file of all
         * @param tables folder with a CSV per province
         */
        public EarlierFindings(Path findings, Path tables) {
            this.findings = findings;
            this.tables = tables;
        }

        public Path findings() {
            return findings;
        }

        public Path tables() {
            return tables;
        }

        private Map<String, Path> reusedTables(Database database, FindingFingerprints now) {
            Map<String, String> then =
                    FindingFingerprints.read(database, findings).byProvince();
            Map<String, Path> reused = new TreeMap<>();
            now.byProvince().forEach((name, fingerprint) -> {
                Path table = ProvinceTables.file(tables, name);
                if (fingerprint.equals(then.get(name)) && Files.exists(table)) {
                    reused.put(name, table);
                }
            });
            return reused;
        }
    }

    /**
     * Writes what is planned, from the findings of all stations.
     *
     * @param tables folder for a CSV per province of all its findings
     * @param folder for a folder per package
     */
    public List<PackageReport> write(ReportPlan plan, RunFacts facts, FindingFiles files, Path tables, Path folder) {
        Set<String> changed = new TreeSet<>(plan.changedTables());
        plan.reusedTables().forEach((name, table) -> {
            if (!FileTree.link(ProvinceTables.file(tables, name), table)) {
                changed.add(name);
            }
        });
        try (FindingStore store = new FindingStore(settings)) {
            addPackagesAndProvinces(plan, changed, facts, files, store);
            writeTables(changed, store, tables);
            files.superseded().forEach(store::replace);
            return write(facts, plan.packages(), store, folder);
        }
    }

    private static void addPackagesAndProvinces(
            ReportPlan plan, Set<String> tables, RunFacts facts, FindingFiles files, FindingStore store) {
        Set<String> names = new HashSet<>();
        Set<String> provinces = new HashSet<>(tables);
        for (ReportPlan.PlannedReport planned : plan.packages()) {
            names.add(planned.verdict().packageName());
            facts.submissionsOf(planned.verdict()).forEach(submission -> provinces.add(submission.provinceCode()));
        }
        store.addPackagesAndProvinces(files.findings(), names, provinces);
    }

    private void writeTables(Set<String> names, FindingStore store, Path folder) {
        try (ProvinceTables tables = new ProvinceTables(folder, FindingLocalizer.withoutSheets(glossary))) {
            store.readTables(names, tables::write);
        }
    }

    /** Reports for every package of the run, from the findings of all stations. */
    public List<PackageReport> writePackages(RunFacts facts, FindingFiles files, Path folder) {
        archiveOtherAttempt(facts, facts.packages(), folder);
        return writeAll(facts, files, PreviousAttempts.of(facts, folder), folder);
    }

    /**
     * The same, compared with one report that the caller names.
     *
     * @param previous a {@code report.json} with its {@code findings.csv} beside it
     * @return empty when that is no report
     */
    public Optional<List<PackageReport>> writePackages(RunFacts facts, FindingFiles files, Path previous, Path folder) {
        ReportFolder before = new ReportFolder(previous.resolveSibling(""));
        return before.report().map(report -> writeAll(facts, files, PreviousAttempts.from(facts, report), folder));
    }

    private List<PackageReport> writeAll(RunFacts facts, FindingFiles files, PreviousAttempts previous, Path folder) {
        ReportPlan plan = new ReportPlan(planned(facts, facts.packages(), previous));
        try (FindingStore store = new FindingStore(settings)) {
            addPackagesAndProvinces(plan, Set.of(), facts, files, store);
            files.superseded().forEach(store::replace);
            return write(facts, plan.packages(), store, folder);
        }
    }

    /**
     * Reports for packages of which not everything has landed, when nothing new was checked.
     *
     * @param findings about what did not land
     * @param landed findings of {@link RunFacts#landedBesideUnlanded}
     * @param published Parquet file of the findings of the release, for what only the nation shows
     */
    public List<PackageReport> writeUnlanded(
            RunFacts facts, List<Finding> findings, List<FindingFiles.Judged> landed, Path published, Path folder) {
        List<PackageVerdict> unlanded = facts.unlanded();
        try (FindingStore store = new FindingStore(settings)) {
            store.add(findings, rules);
            landed.forEach(store::addSubmissions);
            store.addNational(
                    published,
                    unlanded.stream()
                            .flatMap(verdict -> facts.effective(facts.submissionsOf(verdict)).stream())
                            .map(Submission::provinceCode)
                            .collect(Collectors.toSet()));
            archiveOtherAttempt(facts, unlanded, folder);
            return write(facts, planned(facts, unlanded, PreviousAttempts.of(facts, folder)), store, folder);
        }
    }

    private static List<ReportPlan.PlannedReport> planned(
            RunFacts facts, List<PackageVerdict> packages, PreviousAttempts previous) {
        return packages.stream()
                .map(verdict -> new ReportPlan.PlannedReport(verdict, previous.of(verdict), null))
                .toList();
    }

    private static void archiveOtherAttempt(RunFacts facts, List<PackageVerdict> packages, Path folder) {
        packages.forEach(p -> new ReportFolder(folder.resolve(p.packageName()))
                .archiveOtherAttempt(facts.submissionsOf(p).stream()
                        .map(Submission::manifestSha256)
                        .findFirst()
                        .orElse(null)));
    }

    private List<PackageReport> write(
            RunFacts facts, List<ReportPlan.PlannedReport> packages, FindingStore store, Path folder) {
        AttemptComparison comparison = new AttemptComparison(store, glossary);
        comparison.compare(
                packages.stream().flatMap(p -> p.previousAttempts().stream()).toList());
        archiveOtherAttempt(
                facts, packages.stream().map(ReportPlan.PlannedReport::verdict).toList(), folder);
        PackageReportWriter writer = new PackageReportWriter(facts, glossary, store);
        List<PackageReport> reports = new ArrayList<>();
        for (ReportPlan.PlannedReport planned : packages) {
            PackageVerdict verdict = planned.verdict();
            PackageReport.Changes changes = planned.previousAttempts().isEmpty()
                    ? null
                    : comparison.changes(verdict.packageName(), planned.previousAttempts());
            Path target = folder.resolve(verdict.packageName());
            fingerprints.delete(target);
            reports.add(writer.write(verdict, changes, new ReportFolder(target)));
            if (planned.inputsSha256() != null) {
                fingerprints.write(target, planned.inputsSha256());
            }
        }
        return reports;
    }
}
