package org.ruralwarehouse.accept;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;

/**
 * Compares the attempt numbers of accepted packages with those that have landed and with each other. The first landed
 * submission of an attempt keeps its number. Of several new packages with the same attempt, none is accepted, because
 * only their names would decide.
 */
final class AttemptCheck {

    private final RuleBook rules;
    private final int attemptStep;
    private final Map<String, Submission> landed = new HashMap<>();

    /** Highest accepted attempt by province, period and dataset. */
    private final Map<String, Integer> highest = new HashMap<>();

    /**
     * @param attemptStep by how much an attempt number may exceed the highest accepted one
     */
    AttemptCheck(RuleBook rules, Collection<Submission> landed, int attemptStep) {
        this.rules = rules;
        this.attemptStep = attemptStep;
        landed.forEach(submission -> {
            this.landed.put(submission.attemptSlot(), submission);
            highest.merge(submission.slot(), submission.attempt(), Math::max);
        });
    }

    /** The verdicts in the same order, with the findings about attempts. */
    List<PackageVerdict> check(List<PackageVerdict> verdicts) {
        Map<String, List<Submission>> claims = claims(verdicts);
        List<PackageVerdict> checked = new ArrayList<>();
        verdicts.forEach(verdict -> checked.add(isAccepted(verdict) ? checkReuse(verdict, claims) : verdict));
        List<Integer> ascending = new ArrayList<>();
        for (int i = 0; i < checked.size(); i++) {
            ascending.add(i);
        }
        // An inbox with all attempts of a year loads in one run: each attempt is compared with the one before.
        ascending.sort(Comparator.comparingInt(i -> attempt(checked.get(i))));
        for (int i : ascending) {
            if (isAccepted(checked.get(i))) {
                checked.set(i, checkStep(checked.get(i)));
            }
        }
        return checked;
    }

    private static boolean isAccepted(PackageVerdict verdict) {
        return verdict.status() == Status.ACCEPTED;
    }

    private static int attempt(PackageVerdict verdict) {
        return verdict.submissions().stream()
                .mapToInt(Submission::attempt)
                .min()
                .orElse(0);
    }

    /** New submissions by attempt. */
    private Map<String, List<Submission>> claims(List<PackageVerdict> verdicts) {
        Map<String, List<Submission>> claims = new HashMap<>();
        verdicts.stream()
                .filter(AttemptCheck::isAccepted)
                .flatMap(verdict -> verdict.submissions().stream())
                .filter(submission -> !hasLanded(submission))
                .forEach(submission -> claims.computeIfAbsent(submission.attemptSlot(), slot -> new ArrayList<>())
                        .add(submission));
        return claims;
    }

    private PackageVerdict checkReuse(PackageVerdict verdict, Map<String, List<Submission>> claims) {
        List<Finding> conflicts = new ArrayList<>();
        for (Submission submission : verdict.submissions()) {
            other(submission, claims)
                    .ifPresent(other -> conflicts.add(Finding.of(
                            rules.rule("attempt_reused"),
                            submission.origin(),
                            MessageKey.ATTEMPT.with(submission.attempt()),
                            MessageKey.OTHER_ATTEMPT_NUMBER.with(other.packageName()))));
        }
        if (!conflicts.isEmpty()) {
            return verdict.with(Status.REFUSED, verdict.submissions(), conflicts);
        }
        List<Submission> newSubmissions =
                verdict.submissions().stream().filter(s -> !hasLanded(s)).toList();
        return newSubmissions.isEmpty()
                ? verdict.with(Status.ALREADY_LANDED, verdict.submissions(), verdict.findings())
                : verdict.with(Status.ACCEPTED, newSubmissions, verdict.findings());
    }

    /** The other submission with the same attempt; a copy of a landed submission is not another one. */
    private Optional<Submission> other(Submission submission, Map<String, List<Submission>> claims) {
        if (hasLanded(submission)) {
            return Optional.empty();
        }
        Submission first = landed.get(submission.attemptSlot());
        if (first != null) {
            return Optional.of(first);
        }
        Path own = submission.packagePath();
        return claims.getOrDefault(submission.attemptSlot(), List.of()).stream()
                .filter(claim -> !claim.packagePath().equals(own))
                .findFirst();
    }

    private boolean hasLanded(Submission submission) {
        Submission previous = landed.get(submission.attemptSlot());
        return previous != null && previous.key() == submission.key();
    }

    private PackageVerdict checkStep(PackageVerdict verdict) {
        List<Finding> jumps = new ArrayList<>();
        for (Submission submission : verdict.submissions()) {
            long limit = (long) highest.getOrDefault(submission.slot(), 0) + attemptStep;
            if (submission.attempt() > limit) {
                jumps.add(Finding.of(
                        rules.rule("attempt_too_high"),
                        submission.origin(),
                        MessageKey.ATTEMPT.with(submission.attempt()),
                        MessageKey.ATTEMPT_OF_AT_MOST.with(limit)));
            }
        }
        if (!jumps.isEmpty()) {
            return verdict.with(Status.REFUSED, verdict.submissions(), jumps);
        }
        verdict.submissions().forEach(s -> highest.merge(s.slot(), s.attempt(), Math::max));
        return verdict;
    }
}
