package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    public ReportStage(RuleBook rules, Glossary glossary, DuckDbSettings settings) {
        this.rules = rules;
        this.glossary = glossary;
        this.settings = settings;
    }

    /** One CSV per province of all findings in a Parquet file. */
    public void writeProvinces(Path findings, Path folder) {
        try (FindingStore store = new FindingStore(settings);
                ProvinceTables tables = new ProvinceTables(folder, Places.of(glossary))) {
            store.addAllBut(findings, Set.of());
            store.all(tables::write);
        }
    }

    /** Reports for every package of the run, from the findings of all stations. */
    public List<PackageReport> writePackages(NightReport night, FindingFiles files, Path folder) {
        try (FindingStore store = new FindingStore(settings)) {
            add(files, store);
            keepEarlier(night, night.packages(), folder);
            return write(night, night.packages(), store, PreviousAttempts.of(night, folder), folder);
        }
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
            try (FindingStore store = new FindingStore(settings)) {
                add(files, store);
                return write(night, night.packages(), store, PreviousAttempts.in(night, report), folder);
            }
        });
    }

    private static void add(FindingFiles files, FindingStore store) {
        Set<Long> superseded = new HashSet<>();
        files.superseded().forEach(judged -> superseded.addAll(judged.submissions()));
        store.addAllBut(files.findings(), superseded);
        files.superseded().forEach(store::addOnly);
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
            return write(night, unlanded, store, PreviousAttempts.of(night, folder), folder);
        }
    }

    private static void keepEarlier(NightReport night, List<PackageVerdict> packages, Path folder) {
        packages.forEach(p -> new ReportFolder(folder.resolve(p.packageName()))
                .keepEarlier(night.submissionsOf(p).stream()
                        .map(Submission::manifestSha256)
                        .findFirst()
                        .orElse(null)));
    }

    private List<PackageReport> write(
            NightReport night,
            List<PackageVerdict> packages,
            FindingStore store,
            PreviousAttempts previous,
            Path folder) {
        Map<String, List<PreviousAttempts.Pair>> pairs = new TreeMap<>();
        packages.forEach(p -> pairs.put(p.packageName(), previous.of(p)));
        AttemptComparison comparison = new AttemptComparison(store, glossary);
        comparison.run(pairs.values().stream().flatMap(List::stream).toList());
        keepEarlier(night, packages, folder);
        PackageReportWriter writer = new PackageReportWriter(night, glossary, store);
        return packages.stream()
                .map(verdict -> {
                    List<PreviousAttempts.Pair> before = pairs.getOrDefault(verdict.packageName(), List.of());
                    PackageReport.Changes changes =
                            before.isEmpty() ? null : comparison.changes(verdict.packageName(), before);
                    return writer.write(verdict, changes, new ReportFolder(folder.resolve(verdict.packageName())));
                })
                .toList();
    }
}
