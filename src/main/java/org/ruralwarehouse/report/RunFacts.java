package org.ruralwarehouse.report;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Waiver;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;

/**
 * What is known about the packages of one run when reports are written.
 *
 * @param outcomes of the submissions that were landed or refused in this run
 * @param receipts of all landed submissions, by key
 * @param accepted rows that count, or would if no later attempt superseded them, by submission key
 * @param isNational whether anybody looked at what only the nation together can show
 * @param waivers of the office, all of them
 */
public record RunFacts(
        List<PackageVerdict> packages,
        List<LandingOutcome> outcomes,
        Map<Long, LandingReceipt> receipts,
        Map<Long, Long> accepted,
        boolean isNational,
        List<Waiver> waivers) {

    /** Accepted, waiting or refused; a package of which any file was refused counts as refused. */
    String verdict(PackageVerdict verdict) {
        return switch (verdict.status()) {
            case WAITING -> "waiting";
            case REFUSED -> "refused";
            case ACCEPTED, ALREADY_LANDED ->
                verdict.submissions().stream().anyMatch(s -> isRejectedInLanding(s)) ? "refused" : "accepted";
        };
    }

    private boolean isRejectedInLanding(Submission submission) {
        return outcomes.stream()
                .anyMatch(outcome -> !outcome.isLanded() && outcome.submission().key() == submission.key());
    }

    /** The files of a package, those that landed in an earlier run among them, in the order of their datasets. */
    List<Submission> submissionsOf(PackageVerdict verdict) {
        Map<Long, Submission> submissions = new LinkedHashMap<>();
        verdict.submissions().forEach(s -> submissions.put(s.key(), s));
        verdict.submissions().stream().findFirst().ifPresent(any -> landed().filter(
                        s -> s.manifestSha256().equals(any.manifestSha256()))
                .forEach(s -> submissions.putIfAbsent(s.key(), s)));
        return submissions.values().stream()
                .sorted(Comparator.comparing(Submission::dataset).thenComparing(Submission::fileName))
                .toList();
    }

    Stream<Submission> landed() {
        return receipts.values().stream().map(LandingReceipt::submission);
    }

    /** What this run refused, file by file. */
    Stream<Submission> rejectedSubmissions() {
        Stream<Submission> unopened = packages.stream()
                .filter(p -> p.status() == PackageVerdict.Status.REFUSED)
                .flatMap(p -> p.submissions().stream());
        return Stream.concat(
                unopened, outcomes.stream().filter(o -> !o.isLanded()).map(LandingOutcome::submission));
    }

    /** Packages of which not everything has landed. */
    List<PackageVerdict> unlanded() {
        return packages.stream().filter(p -> !verdict(p).equals("accepted")).toList();
    }

    /** What has landed all the same and the reports on {@link #unlanded} speak of, by key: other files, earlier attempts. */
    public Set<Long> landedBesideUnlanded() {
        Set<Long> keys = new HashSet<>();
        for (PackageVerdict verdict : unlanded()) {
            for (Submission submission : submissionsOf(verdict)) {
                if (receipts.containsKey(submission.key())) {
                    keys.add(submission.key());
                }
                if (verdict.status() != PackageVerdict.Status.WAITING) {
                    previousLandedAttempt(submission).ifPresent(before -> keys.add(before.key()));
                }
            }
        }
        return keys;
    }

    /** The landed attempt that this one follows: the last before it. */
    private Optional<Submission> previousLandedAttempt(Submission submission) {
        return landed().filter(s -> s.slot().equals(submission.slot()) && s.attempt() < submission.attempt())
                .max(Comparator.comparingInt(Submission::attempt));
    }

    /** The landed attempt that counts instead of this one; null when this one counts. */
    @Nullable
    Integer supersededBy(Submission submission) {
        return landed().filter(s -> s.slot().equals(submission.slot()))
                .map(Submission::attempt)
                .max(Comparator.naturalOrder())
                .filter(latest -> latest > submission.attempt())
                .orElse(null);
    }

    /** Those of which the rows count. */
    List<Submission> effective(List<Submission> submissions) {
        return submissions.stream()
                .filter(s -> receipts.containsKey(s.key()) && supersededBy(s) == null)
                .toList();
    }

    /** Names of packages that wait for the rest of their bytes. */
    public List<String> waiting() {
        return packagesWithVerdict("waiting");
    }

    /** Names of packages that were refused, as a whole or in part. */
    public List<String> refused() {
        return packagesWithVerdict("refused");
    }

    private List<String> packagesWithVerdict(String verdict) {
        return packages.stream()
                .filter(p -> verdict(p).equals(verdict))
                .map(PackageVerdict::packageName)
                .toList();
    }
}
