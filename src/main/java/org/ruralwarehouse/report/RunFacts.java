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
import org.ruralwarehouse.decision.Decision;
import org.ruralwarehouse.finding.Waiver;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.SheetLines;
import org.ruralwarehouse.submission.Submission;

/**
 * Facts about the packages of one run from which reports are written.
 *
 * @param outcomes of the submissions that were landed or rejected in this run
 * @param receipts of all landed submissions, by submission key
 * @param accepted number of accepted rows by submission key; for superseded attempts as if they were effective
 * @param isNational true when macro checks have compared the data of all provinces
 * @param waivers all waivers of the office
 * @param excluding decisions in force that hold or withdraw a submission
 */
public record RunFacts(
        List<PackageVerdict> packages,
        List<LandingOutcome> outcomes,
        Map<Long, LandingReceipt> receipts,
        Map<Long, Long> accepted,
        boolean isNational,
        List<Waiver> waivers,
        List<Decision> excluding) {

    /** Facts without held or withdrawn submissions. */
    public RunFacts(
            List<PackageVerdict> packages,
            List<LandingOutcome> outcomes,
            Map<Long, LandingReceipt> receipts,
            Map<Long, Long> accepted,
            boolean isNational,
            List<Waiver> waivers) {
        this(packages, outcomes, receipts, accepted, isNational, waivers, List.of());
    }

    /** Returns the decision that holds or withdraws a submission; null when it counts or is superseded. */
    @Nullable
    Decision exclusion(Submission submission) {
        return excluding.stream()
                .filter(decision -> decision.submission().key() == submission.key())
                .findFirst()
                .orElse(null);
    }

    /** Returns accepted, waiting or refused. A package with at least one rejected file is refused. */
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

    /** Returns the files of a package in order of dataset, including files that landed in a previous run. */
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

    /** Returns the sheet of a landed workbook. */
    Optional<SheetLines> sheet(long submission) {
        return Optional.ofNullable(receipts.get(submission)).map(LandingReceipt::sheet);
    }

    /** Returns the files that this run rejected. */
    Stream<Submission> rejectedSubmissions() {
        Stream<Submission> unopened = packages.stream()
                .filter(p -> p.status() == PackageVerdict.Status.REFUSED)
                .flatMap(p -> p.submissions().stream());
        return Stream.concat(
                unopened, outcomes.stream().filter(o -> !o.isLanded()).map(LandingOutcome::submission));
    }

    /** Returns the packages that have not landed completely. */
    List<PackageVerdict> unlanded() {
        return packages.stream().filter(p -> !verdict(p).equals("accepted")).toList();
    }

    /**
     * Returns the keys of landed submissions that the reports on {@link #unlanded} packages cover: other files of these
     * packages and previous attempts.
     */
    public Set<Long> landedBesideUnlanded() {
        Set<Long> keys = new HashSet<>();
        for (PackageVerdict verdict : unlanded()) {
            for (Submission submission : submissionsOf(verdict)) {
                if (receipts.containsKey(submission.key())) {
                    keys.add(submission.key());
                }
                if (verdict.status() != PackageVerdict.Status.WAITING) {
                    previousLandedAttempt(submission).ifPresent(previous -> keys.add(previous.key()));
                }
            }
        }
        return keys;
    }

    /** Returns the latest landed attempt before this one. */
    private Optional<Submission> previousLandedAttempt(Submission submission) {
        return landed().filter(s -> s.slot().equals(submission.slot()) && s.attempt() < submission.attempt())
                .max(Comparator.comparingInt(Submission::attempt));
    }

    /** Returns the attempt that supersedes this one; null when this one is effective. */
    @Nullable
    Integer supersededBy(Submission submission) {
        return landed().filter(s -> s.slot().equals(submission.slot()) && exclusion(s) == null)
                .map(Submission::attempt)
                .max(Comparator.naturalOrder())
                .filter(latest -> latest > submission.attempt())
                .orElse(null);
    }

    /** Returns the landed submissions that count: not superseded, held or withdrawn. */
    List<Submission> effective(List<Submission> submissions) {
        return submissions.stream()
                .filter(s -> receipts.containsKey(s.key()) && supersededBy(s) == null && exclusion(s) == null)
                .toList();
    }

    /** Returns the names of packages that have not arrived completely. */
    public List<String> waiting() {
        return packagesWithVerdict("waiting");
    }

    /** Returns the names of packages that were rejected, as a whole or in part. */
    public List<String> rejected() {
        return packagesWithVerdict("refused");
    }

    private List<String> packagesWithVerdict(String verdict) {
        return packages.stream()
                .filter(p -> verdict(p).equals(verdict))
                .map(PackageVerdict::packageName)
                .toList();
    }
}
