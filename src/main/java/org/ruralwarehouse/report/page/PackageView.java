package org.ruralwarehouse.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Explanation;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.PackageReport.Exclusion;
import org.ruralwarehouse.report.document.PackageReport.FileSection;
import org.ruralwarehouse.report.document.PackageReport.PreviousAttempt;
import org.ruralwarehouse.report.document.PackageReport.Rows;
import org.ruralwarehouse.report.document.PackageReport.RuleChange;
import org.ruralwarehouse.report.document.PackageReport.Verdict;

/** A report with the values that its page derives from it. */
record PackageView(PackageReport report) {

    /**
     * A package with a previous attempt.
     *
     * @param titles of its datasets, in Chinese; the name of a dataset without title
     * @param datasets names of its datasets
     */
    record PreviousPackage(int number, String packageName, String titles, String datasets) {}

    long rejectedFiles() {
        return report.files().stream()
                .filter(file -> file.verdict() == Verdict.REFUSED)
                .count();
    }

    boolean hasLandedFiles() {
        return report.files().stream().anyMatch(file -> file.rows().accepted() != null);
    }

    /** Adds up a row count of all files; files that did not land have none. */
    long sum(Function<Rows, @Nullable Long> count) {
        return report.files().stream()
                .map(FileSection::rows)
                .map(count)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Returns the later attempts that supersede files of this package, one for each such file, the latest last. */
    List<Integer> supersedingAttempts() {
        return report.files().stream()
                .map(FileSection::supersededBy)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    /** Returns the decisions that hold or withdraw files of this package. */
    List<Exclusion> exclusions() {
        return report.files().stream()
                .map(FileSection::exclusion)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Returns an unused attempt number. For some of the files a later attempt may have arrived. */
    int nextAttempt() {
        List<Integer> used = new ArrayList<>(supersedingAttempts());
        used.add(report.sender() == null ? 0 : report.sender().attempt());
        return used.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    boolean isCompared() {
        return report.changes() != null;
    }

    /** Returns the packages of the previous attempts. Most packages have a single one. */
    List<PreviousPackage> previousPackages() {
        if (report.changes() == null) {
            return List.of();
        }
        Map<String, List<PreviousAttempt>> packages = report.changes().previous().stream()
                .collect(Collectors.groupingBy(
                        attempt -> attempt.attempt() + "|" + attempt.packageName(), TreeMap::new, Collectors.toList()));
        return packages.values().stream()
                .map(attempts -> new PreviousPackage(
                        attempts.get(0).attempt(),
                        attempts.get(0).packageName(),
                        names(attempts, "、", a -> Objects.requireNonNullElse(a.title(), a.dataset())),
                        names(attempts, ", ", PreviousAttempt::dataset)))
                .toList();
    }

    private static String names(
            List<PreviousAttempt> attempts, String separator, Function<PreviousAttempt, String> name) {
        return attempts.stream().map(name).collect(Collectors.joining(separator));
    }

    /** Returns the rules with new or corrected findings; other rules are listed among the findings. */
    List<RuleChange> changedRules() {
        return report.changes() == null
                ? List.of()
                : report.changes().rules().stream()
                        .filter(rule -> rule.added() > 0 || rule.corrected() > 0)
                        .toList();
    }

    /** Returns the change of a rule since the previous attempt; null when there is none. */
    @Nullable
    RuleChange change(String code) {
        return report.changes() == null
                ? null
                : report.changes().rules().stream()
                        .filter(rule -> rule.code().equals(code))
                        .findFirst()
                        .orElse(null);
    }

    List<Explanation> explanations(String code) {
        return report.explanations().stream()
                .filter(explanation -> explanation.rule().equals(code))
                .toList();
    }
}
