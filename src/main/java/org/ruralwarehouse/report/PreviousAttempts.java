package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;

/**
 * Finds the previous attempt of a submission: a landed attempt, an attempt that was rejected in the same run, or, if
 * the package itself is gone, the report on it.
 */
final class PreviousAttempts {

    /** A submission and its previous attempt. */
    record Pair(String packageName, Submission current, Attempt previous) {}

    /**
     * A previous attempt.
     *
     * @param key submission key of its findings; null when the findings come from a report
     * @param findings findings.parquet of that report; null when the findings are stored by key
     * @param archiveNumber higher for later reports on packages of the same name
     */
    record Attempt(
            String packageName,
            int attempt,
            @Nullable Long key,
            @Nullable Path findings,
            int archiveNumber) {}

    private static final Comparator<Attempt> LATEST = Comparator.comparingInt(Attempt::attempt)
            .thenComparing(attempt -> attempt.key() != null)
            .thenComparingInt(Attempt::archiveNumber)
            .thenComparing(Attempt::packageName);

    private final RunFacts facts;
    private final List<PreviousReport> reports;
    private final boolean isExplicit;

    private PreviousAttempts(RunFacts facts, List<PreviousReport> reports, boolean isExplicit) {
        this.facts = facts;
        this.reports = reports;
        this.isExplicit = isExplicit;
    }

    /**
     * Looks for previous attempts in all landed and rejected submissions and in a folder of reports.
     *
     * @param reports folder with the reports of previous runs
     */
    static PreviousAttempts of(RunFacts facts, Path reports) {
        return new PreviousAttempts(
                facts,
                ReportFolder.allReports(reports).stream()
                        .filter(PreviousReport::describesAttempt)
                        .toList(),
                false);
    }

    /** Uses only the given report as previous attempt, regardless of its attempt number. */
    static PreviousAttempts from(RunFacts facts, PreviousReport report) {
        return new PreviousAttempts(facts, List.of(report), true);
    }

    List<Pair> of(PackageVerdict verdict) {
        if (verdict.status() == PackageVerdict.Status.WAITING) {
            return List.of();
        }
        List<Pair> pairs = new ArrayList<>();
        for (Submission submission : facts.submissionsOf(verdict)) {
            previous(submission).ifPresent(b -> pairs.add(new Pair(verdict.packageName(), submission, b)));
        }
        return pairs;
    }

    private Optional<Attempt> previous(Submission current) {
        Stream<Attempt> reported = reports.stream()
                .filter(report -> report.covers(current) && precedes(report, current))
                .map(report -> new Attempt(
                        report.packageName(), report.attempt(), null, report.findings(), report.archiveNumber()));
        Stream<Attempt> recorded = isExplicit
                ? Stream.empty()
                : Stream.concat(facts.landed(), facts.rejectedSubmissions())
                        .filter(s -> s.slot().equals(current.slot()) && s.attempt() < current.attempt())
                        .map(s -> new Attempt(s.packageName(), s.attempt(), s.key(), null, 0));
        return Stream.concat(reported, recorded).max(LATEST);
    }

    /** A corrected package may be sent under the name and attempt number of a rejected package. */
    private boolean precedes(PreviousReport report, Submission current) {
        if (report.manifestSha256().equals(current.manifestSha256())) {
            return false;
        }
        return isExplicit
                || report.attempt() < current.attempt()
                || report.attempt() == current.attempt()
                        && report.archiveNumber() > 0
                        && report.packageName().equals(current.packageName());
    }
}
