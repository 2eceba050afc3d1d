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
 * Finds for a submission the attempt before it: one that landed, one that was refused the same night, or, when the package
 * itself is gone, the report on it.
 */
final class PreviousAttempts {

    /** A submission and the attempt before it. */
    record Pair(String packageName, Submission now, Before before) {}

    /**
     * An earlier attempt.
     *
     * @param key under which its findings are; null when they are in a report
     * @param findings the table of that report; null when they are under the key
     * @param number higher for what came later under one name
     */
    record Before(
            String packageName,
            int attempt,
            @Nullable Long key,
            @Nullable Path findings,
            int number) {}

    private static final Comparator<Before> LATEST = Comparator.comparingInt(Before::attempt)
            .thenComparing(before -> before.key() != null)
            .thenComparingInt(Before::number)
            .thenComparing(Before::packageName);

    private final RunFacts night;
    private final List<PreviousReport> reports;
    private final boolean isChosen;

    private PreviousAttempts(RunFacts night, List<PreviousReport> reports, boolean isChosen) {
        this.night = night;
        this.reports = reports;
        this.isChosen = isChosen;
    }

    /**
     * @param reports folder with the reports of earlier nights
     */
    static PreviousAttempts of(RunFacts night, Path reports) {
        return new PreviousAttempts(
                night,
                ReportFolder.all(reports).stream()
                        .filter(PreviousReport::isOnAnAttempt)
                        .toList(),
                false);
    }

    /** Compares with this one report and nothing else, whatever attempt it is on. */
    static PreviousAttempts in(RunFacts night, PreviousReport report) {
        return new PreviousAttempts(night, List.of(report), true);
    }

    List<Pair> of(PackageVerdict verdict) {
        if (verdict.status() == PackageVerdict.Status.WAITING) {
            return List.of();
        }
        List<Pair> pairs = new ArrayList<>();
        for (Submission submission : night.submissionsOf(verdict)) {
            before(submission).ifPresent(b -> pairs.add(new Pair(verdict.packageName(), submission, b)));
        }
        return pairs;
    }

    private Optional<Before> before(Submission now) {
        Stream<Before> reported = reports.stream()
                .filter(report -> report.isOn(now) && isBefore(report, now))
                .map(report ->
                        new Before(report.packageName(), report.attempt(), null, report.findings(), report.number()));
        Stream<Before> known = isChosen
                ? Stream.empty()
                : Stream.concat(night.landed(), night.refusedSubmissions())
                        .filter(s -> s.slot().equals(now.slot()) && s.attempt() < now.attempt())
                        .map(s -> new Before(s.packageName(), s.attempt(), s.key(), null, 0));
        return Stream.concat(reported, known).max(LATEST);
    }

    /** A refused package may be mended and sent under the same name and number. */
    private boolean isBefore(PreviousReport report, Submission now) {
        if (report.manifestSha256().equals(now.manifestSha256())) {
            return false;
        }
        return isChosen
                || report.attempt() < now.attempt()
                || report.attempt() == now.attempt()
                        && report.number() > 0
                        && report.packageName().equals(now.packageName());
    }
}
