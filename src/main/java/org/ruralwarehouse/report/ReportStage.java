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
    private final ReportFingerprints receipts;

    /**
     * @param definition whose names of datasets, columns and provinces the reports use
     * @param receipts folder for notes from what each report was written
     */
    public ReportStage(RuleBook rules, WarehouseDefinition definition, DuckDbSettings settings, Path receipts) {
        this(rules, GlossaryReader.of(definition), settings, receipts);
    }

    ReportStage(RuleBook rules, Glossary glossary, DuckDbSettings settings, Path receipts) {
        this.rules = rules;
        this.glossary = glossary;
        this.settings = settings;
        this.receipts = new ReportFingerprints(receipts);
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
            RunFacts night,
            Path findings,
            Optional<EarlierFindings> before,
            String definitions,
            Map<Long, String> judgedIn,
            Path folder) {
        keepEarlier(night, night.packages(), folder);
        PreviousAttempts previous = PreviousAttempts.of(night, folder);
        try (Database database = Database.inMemory(settings)) {
            FindingFingerprints digests = FindingFingerprints.read(database, findings);
            ReportInputs.OfRun inputs = new ReportInputs.OfRun(night, definitions, judgedIn, digests);
            List<ReportPlan.Planned> packages = new ArrayList<>();
            for (PackageVerdict verdict : night.packages()) {
                List<PreviousAttempts.Pair> pairs = previous.of(verdict);
                String sha256 = inputs.of(verdict, pairs).sha256();
                if (!receipts.isUpToDate(folder.resolve(verdict.packageName()), sha256)) {
                    packages.add(new ReportPlan.Planned(verdict, pairs, sha256));
                }
            }
            Map<String, Path> same =
                    before.map(earlier -> earlier.sameTables(database, digests)).orElse(Map.of());
            Set<String> changed = new TreeSet<>(digests.byProvince().keySet());
            changed.removeAll(same.keySet());
            return new ReportPlan(packages, night.packages().size() - packages.size(), changed, same);
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

        private Map<String, Path> sameTables(Database database, FindingFingerprints now) {
            Map<String, String> then =
                    FindingFingerprints.read(database, findings).byProvince();
            Map<String, Path> same = new TreeMap<>();
            now.byProvince().forEach((name, digest) -> {
                Path table = ProvinceTables.file(tables, name);
                if (digest.equals(then.get(name)) && Files.exists(table)) {
                    same.put(name, table);
                }
            });
            return same;
        }
    }

    /**
     * Writes what is planned, from the findings of all stations.
     *
     * @param tables folder for a CSV per province of all its findings
     * @param folder for a folder per package
     */
    public List<PackageReport> write(ReportPlan plan, RunFacts night, FindingFiles files, Path tables, Path folder) {
        Set<String> changed = new TreeSet<>(plan.changedTables());
        plan.sameTables().forEach((name, table) -> {
            if (!FileTree.link(ProvinceTables.file(tables, name), table)) {
                changed.add(name);
            }
        });
        try (FindingStore store = new FindingStore(settings)) {
            addAbout(plan, changed, night, files, store);
            writeTables(changed, store, tables);
            files.superseded().forEach(store::replace);
            return write(night, plan.packages(), store, folder);
        }
    }

    private static void addAbout(
            ReportPlan plan, Set<String> tables, RunFacts night, FindingFiles files, FindingStore store) {
        Set<String> names = new HashSet<>();
        Set<String> provinces = new HashSet<>(tables);
        for (ReportPlan.Planned planned : plan.packages()) {
            names.add(planned.verdict().packageName());
            night.submissionsOf(planned.verdict()).forEach(submission -> provinces.add(submission.provinceCode()));
        }
        store.addAbout(files.findings(), names, provinces);
    }

    private void writeTables(Set<String> names, FindingStore store, Path folder) {
        try (ProvinceTables tables = new ProvinceTables(folder, FindingLocalizer.of(glossary))) {
            store.readOf(names, tables::write);
        }
    }

    /** Reports for every package of the run, from the findings of all stations. */
    public List<PackageReport> writePackages(RunFacts night, FindingFiles files, Path folder) {
        keepEarlier(night, night.packages(), folder);
        return writeAll(night, files, PreviousAttempts.of(night, folder), folder);
    }

    /**
     * The same, compared with one report that the caller names.
     *
     * @param previous a {@code report.json} with its {@code findings.csv} beside it
     * @return empty when that is no report
     */
    public Optional<List<PackageReport>> writePackages(RunFacts night, FindingFiles files, Path previous, Path folder) {
        ReportFolder before = new ReportFolder(previous.resolveSibling(""));
        return before.report().map(report -> writeAll(night, files, PreviousAttempts.in(night, report), folder));
    }

    private List<PackageReport> writeAll(RunFacts night, FindingFiles files, PreviousAttempts previous, Path folder) {
        ReportPlan plan = new ReportPlan(planned(night, night.packages(), previous));
        try (FindingStore store = new FindingStore(settings)) {
            addAbout(plan, Set.of(), night, files, store);
            files.superseded().forEach(store::replace);
            return write(night, plan.packages(), store, folder);
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
            RunFacts night, List<Finding> findings, List<FindingFiles.Judged> landed, Path published, Path folder) {
        List<PackageVerdict> unlanded = night.unlanded();
        try (FindingStore store = new FindingStore(settings)) {
            store.add(findings, rules);
            landed.forEach(store::addOnly);
            store.addNational(
                    published,
                    unlanded.stream()
                            .flatMap(verdict -> night.counting(night.submissionsOf(verdict)).stream())
                            .map(Submission::provinceCode)
                            .collect(Collectors.toSet()));
            keepEarlier(night, unlanded, folder);
            return write(night, planned(night, unlanded, PreviousAttempts.of(night, folder)), store, folder);
        }
    }

    private static List<ReportPlan.Planned> planned(
            RunFacts night, List<PackageVerdict> packages, PreviousAttempts previous) {
        return packages.stream()
                .map(verdict -> new ReportPlan.Planned(verdict, previous.of(verdict), null))
                .toList();
    }

    private static void keepEarlier(RunFacts night, List<PackageVerdict> packages, Path folder) {
        packages.forEach(p -> new ReportFolder(folder.resolve(p.packageName()))
                .keepEarlier(night.submissionsOf(p).stream()
                        .map(Submission::manifestSha256)
                        .findFirst()
                        .orElse(null)));
    }

    private List<PackageReport> write(
            RunFacts night, List<ReportPlan.Planned> packages, FindingStore store, Path folder) {
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
