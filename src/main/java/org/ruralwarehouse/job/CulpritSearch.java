package org.ruralwarehouse.job;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ruralwarehouse.submission.Submission;

/**
 * Finds the new submissions without which nothing prevents the release: those of the offending rows, else by bisection.
 */
final class CulpritSearch {

    /** Extra passes for bisection. Eight find one of 128 submissions. */
    private static final int MAX_PASSES = 8;

    private final List<Submission> candidates;
    private final Function<Set<Long>, Optional<Blocker>> trial;
    private int passes;

    /**
     * @param candidates the new submissions, most suspicious first; of several possible culprits the first is found
     * @param trial what prevents the release without the submissions with these keys; empty when nothing does
     */
    CulpritSearch(List<Submission> candidates, Function<Set<Long>, Optional<Blocker>> trial) {
        this.candidates = candidates;
        this.trial = trial;
    }

    /**
     * Returns the keys of the submissions to hold; empty when the new submissions are not the cause.
     *
     * @param first what prevents the release with all submissions
     */
    Set<Long> culprits(Blocker first) {
        Set<Long> held = new TreeSet<>();
        Optional<Blocker> blocker = Optional.of(first);
        while (blocker.isPresent()) {
            Set<Long> found = next(blocker.get(), held);
            if (found.isEmpty()) {
                return Set.of();
            }
            held.addAll(found);
            blocker = trial.apply(held);
        }
        return held;
    }

    private Set<Long> next(Blocker blocker, Set<Long> held) {
        List<Submission> rest =
                candidates.stream().filter(s -> !held.contains(s.key())).toList();
        Set<Long> offending = keys(rest);
        offending.retainAll(blocker.submissions());
        if (!offending.isEmpty()) {
            return offending;
        }
        List<Submission> concerned =
                rest.stream().filter(s -> concerns(blocker, s)).toList();
        Set<Long> found = bisect(concerned, held);
        // A check may read other datasets than that of its findings. Periods do not narrow the search: a jump between
        // two periods is a finding of the later one.
        return found.isEmpty() && concerned.size() < rest.size() ? bisect(rest, held) : found;
    }

    private static boolean concerns(Blocker blocker, Submission submission) {
        return blocker.datasets().isEmpty() || blocker.datasets().contains(submission.dataset());
    }

    /**
     * Returns one culprit; all when the passes are used up; none when the release is prevented without all of them.
     */
    private Set<Long> bisect(List<Submission> suspects, Set<Long> held) {
        if (suspects.isEmpty() || !succeedsWithout(suspects, held)) {
            return Set.of();
        }
        int failing = 0;
        int succeeding = suspects.size();
        while (succeeding - failing > 1) {
            if (passes >= MAX_PASSES) {
                return keys(suspects);
            }
            int middle = (failing + succeeding) / 2;
            if (succeedsWithout(suspects.subList(0, middle), held)) {
                succeeding = middle;
            } else {
                failing = middle;
            }
        }
        return Set.of(suspects.get(succeeding - 1).key());
    }

    private boolean succeedsWithout(List<Submission> some, Set<Long> held) {
        passes++;
        Set<Long> without = new HashSet<>(held);
        without.addAll(keys(some));
        return trial.apply(without).isEmpty();
    }

    private static Set<Long> keys(List<Submission> submissions) {
        return submissions.stream().map(Submission::key).collect(Collectors.toCollection(TreeSet::new));
    }
}
