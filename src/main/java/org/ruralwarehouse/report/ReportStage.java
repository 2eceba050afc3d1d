package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.ReportFingerprints;
import org.ruralwarehouse.message.MessageCatalog;
import org.ruralwarehouse.message.ValueType;
import org.ruralwarehouse.report.document.Glossary;
import org.ruralwarehouse.report.document.GlossaryReader;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.ProvinceTables;
import org.ruralwarehouse.staging.PublishedFindings;
import org.ruralwarehouse.submission.PackageFolderName;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;

/**
 * Writes the reports for provinces: for each package an HTML page, a JSON file and a CSV file of all findings, and for
 * each province a CSV file of all its findings.
 */
public final class ReportStage {

    private final RuleBook rules;
    private final MessageCatalog messages;
    private final Glossary glossary;
    private final DuckDbSettings settings;
    private final ReportFingerprints fingerprints;

    /**
     * @param messages texts of findings
     * @param definition source of the names of datasets, columns and provinces
     * @param fingerprints folder for the fingerprints of the inputs of each report
     */
    public ReportStage(
            RuleBook rules,
            MessageCatalog messages,
            WarehouseDefinition definition,
            DuckDbSettings settings,
            Path fingerprints) {
        this(rules, messages, GlossaryReader.of(definition), settings, fingerprints);
    }

    ReportStage(
            RuleBook rules, MessageCatalog messages, Glossary glossary, DuckDbSettings settings, Path fingerprints) {
        this.rules = rules;
        this.messages = messages;
        this.glossary = glossary;
        this.settings = settings;
        this.fingerprints = new ReportFingerprints(fingerprints);
    }

    /**
     * Plans which package reports and province tables are missing or outdated.
     *
     * @param findings Parquet file of the findings of all stages
     * @param previous source of reports and tables that are up to date
     * @param definitions fingerprint of all inputs that do not come from a package
     * @param peerFingerprints for each superseded submission, fingerprint of the submissions among which it is checked
     * @param folder with a folder for each package
     */
    public ReportPlan plan(
            RunFacts facts,
            Path findings,
            PreviousResults previous,
            String definitions,
            Map<Long, String> peerFingerprints,
            Path folder) {
        archiveOtherAttempt(facts, facts.packages(), folder);
        PreviousAttempts previousAttempts = PreviousAttempts.of(facts, folder);
        try (FindingFingerprints findingFingerprints = new FindingFingerprints(settings, findings)) {
            ReportInputs.Factory inputs =
                    new ReportInputs.Factory(facts, definitions, peerFingerprints, findingFingerprints);
            List<ReportPlan.PlannedReport> packages = new ArrayList<>();
            for (PackageVerdict verdict : facts.packages()) {
                List<PreviousAttempts.Pair> pairs = previousAttempts.of(verdict);
                String sha256 = inputs.of(verdict, pairs).sha256();
                if (!previous.isUpToDate(folder.resolve(PackageFolderName.of(verdict.packageName())), sha256)) {
                    packages.add(new ReportPlan.PlannedReport(verdict, pairs, sha256));
                }
            }
            Map<String, String> tables = findingFingerprints.byProvince();
            Map<String, String> previousTables =
                    previous.findings().map(this::fingerprintsByProvince).orElse(Map.of());
            Set<String> changed = new TreeSet<>();
            Set<String> unchanged = new TreeSet<>();
            tables.forEach((name, fingerprint) ->
                    (fingerprint.equals(previousTables.get(name)) ? unchanged : changed).add(name));
            return new ReportPlan(packages, facts.packages().size() - packages.size(), changed, unchanged);
        }
    }

    private Map<String, String> fingerprintsByProvince(Path findings) {
        try (FindingFingerprints fingerprintsOfFile = new FindingFingerprints(settings, findings)) {
            return fingerprintsOfFile.byProvince();
        }
    }

    /**
     * Writes the planned reports and province tables.
     *
     * @param files findings of all stages
     * @param previous source of unchanged province tables
     * @param tables target folder for one CSV file for each province
     * @param folder target folder for one folder for each package
     * @return the reports that were written
     */
    public List<PackageReport> write(
            ReportPlan plan, RunFacts facts, FindingFiles files, PreviousResults previous, Path tables, Path folder) {
        Set<String> changed = new TreeSet<>(plan.changedTables());
        plan.unchangedTables().stream()
                .filter(name -> !previous.linkFindings(ProvinceTables.file(tables, name)))
                .forEach(changed::add);
        try (FindingStore store = store(plan.packages(), facts)) {
            store.load(sources(plan, changed, facts, files), files.superseded());
            changed.forEach(name -> store.writeTable(name, tables));
            files.superseded().forEach(store::replace);
            return write(facts, plan.packages(), store, folder);
        }
    }

    /** Writes reports on all packages of the run, compared with their previous attempts, without planning. */
    public List<PackageReport> writePackages(RunFacts facts, FindingFiles files, Path folder) {
        archiveOtherAttempt(facts, facts.packages(), folder);
        return writeAll(facts, files, PreviousAttempts.of(facts, folder), folder);
    }

    /**
     * Writes reports on all packages of the run, compared with the given report.
     *
     * @param previous a {@code report.json} with its {@code findings.parquet} beside it
     * @return empty when {@code previous} is not a readable report
     */
    public Optional<List<PackageReport>> writePackages(RunFacts facts, FindingFiles files, Path previous, Path folder) {
        ReportFolder previousReport = new ReportFolder(previous.resolveSibling(""));
        return previousReport
                .report()
                .map(report -> writeAll(facts, files, PreviousAttempts.from(facts, report), folder));
    }

    private FindingStore store(List<ReportPlan.PlannedReport> packages, RunFacts facts) {
        FindingStore store = new FindingStore(settings, glossary);
        packages.stream()
                .flatMap(planned -> facts.submissionsOf(planned.verdict()).stream())
                .map(Submission::key)
                .distinct()
                .forEach(key -> facts.sheet(key).ifPresent(sheet -> store.addSheet(key, sheet)));
        return store;
    }

    /** Returns the findings that the planned reports and province tables list. */
    private static FindingSources sources(ReportPlan plan, Set<String> tables, RunFacts facts, FindingFiles files) {
        Set<String> packages = new TreeSet<>();
        Set<String> provinces = new TreeSet<>(tables);
        for (ReportPlan.PlannedReport planned : plan.packages()) {
            packages.add(planned.verdict().packageName());
            facts.submissionsOf(planned.verdict()).forEach(submission -> provinces.add(submission.provinceCode()));
        }
        return new FindingSources().add(files.findings(), packages, provinces);
    }

    private List<PackageReport> writeAll(RunFacts facts, FindingFiles files, PreviousAttempts previous, Path folder) {
        ReportPlan plan = new ReportPlan(planned(facts, facts.packages(), previous));
        try (FindingStore store = store(plan.packages(), facts)) {
            store.load(sources(plan, Set.of(), facts, files), files.superseded());
            files.superseded().forEach(store::replace);
            return write(facts, plan.packages(), store, folder);
        }
    }

    /**
     * Writes reports on packages that have not landed completely, when no check has run.
     *
     * @param findings about files that did not land
     * @param landed findings of {@link RunFacts#landedBesideUnlanded}
     * @param published Parquet file of the findings of the current release, source of the national findings
     */
    public List<PackageReport> writeUnlanded(
            RunFacts facts,
            List<Finding> findings,
            List<FindingFiles.SubmissionFindings> landed,
            Path published,
            Path folder) {
        List<PackageVerdict> unlanded = facts.unlanded();
        archiveOtherAttempt(facts, unlanded, folder);
        List<ReportPlan.PlannedReport> packages = planned(facts, unlanded, PreviousAttempts.of(facts, folder));
        try (FindingStore store = store(packages, facts)) {
            FindingSources sources = store.unwritten(findings, new PublishedFindings(rules, messages));
            landed.forEach(sources::add);
            sources.addNational(
                    published,
                    unlanded.stream()
                            .flatMap(verdict -> facts.effective(facts.submissionsOf(verdict)).stream())
                            .map(Submission::provinceCode)
                            .collect(Collectors.toSet()));
            store.load(sources, List.of());
            return write(facts, packages, store, folder);
        }
    }

    private static List<ReportPlan.PlannedReport> planned(
            RunFacts facts, List<PackageVerdict> packages, PreviousAttempts previous) {
        return packages.stream()
                .map(verdict -> new ReportPlan.PlannedReport(verdict, previous.of(verdict), null))
                .toList();
    }

    private static void archiveOtherAttempt(RunFacts facts, List<PackageVerdict> packages, Path folder) {
        packages.forEach(p -> new ReportFolder(folder.resolve(PackageFolderName.of(p.packageName())))
                .archiveOtherAttempt(facts.submissionsOf(p).stream()
                        .map(Submission::manifestSha256)
                        .findFirst()
                        .orElse(null)));
    }

    private List<PackageReport> write(
            RunFacts facts, List<ReportPlan.PlannedReport> packages, FindingStore store, Path folder) {
        AttemptComparison comparison = new AttemptComparison(store, glossary, messages.keysWith(ValueType.LINE));
        comparison.compare(
                packages.stream().flatMap(p -> p.previousAttempts().stream()).toList());
        List<PackageVerdict> verdicts =
                packages.stream().map(ReportPlan.PlannedReport::verdict).toList();
        archiveOtherAttempt(facts, verdicts, folder);
        store.assign(ReportScopes.of(facts, verdicts));
        PackageReportWriter writer = new PackageReportWriter(facts, glossary, store);
        List<PackageReport> reports = new ArrayList<>();
        for (ReportPlan.PlannedReport planned : packages) {
            PackageVerdict verdict = planned.verdict();
            PackageReport.Changes changes = planned.previousAttempts().isEmpty()
                    ? null
                    : comparison.changes(verdict.packageName(), planned.previousAttempts());
            Path target = folder.resolve(PackageFolderName.of(verdict.packageName()));
            fingerprints.delete(target);
            reports.add(writer.write(verdict, changes, new ReportFolder(target)));
            if (planned.inputsSha256() != null) {
                fingerprints.write(target, planned.inputsSha256());
            }
        }
        return reports;
    }
}
