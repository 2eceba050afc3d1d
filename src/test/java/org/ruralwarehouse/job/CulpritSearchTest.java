package org.ruralwarehouse.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;

class CulpritSearchTest {

    private static final Blocker UNKNOWN = new Blocker(List.of("overflow"), Set.of(), Set.of());

    private final List<Set<Long>> trials = new ArrayList<>();

    private static List<Submission> submissions(int count) {
        return LongStream.range(0, count)
                .mapToObj(i -> new PackageBuilder("p" + i)
                        .attempt((int) i + 1)
                        .csv("orchard", "a")
                        .submission("orchard", Path.of("p" + i)))
                .toList();
    }

    private Set<Long> search(List<Submission> candidates, Blocker first, Predicate<Set<Long>> succeedsWithout) {
        return new CulpritSearch(candidates, held -> {
                    trials.add(Set.copyOf(held));
                    return succeedsWithout.test(held) ? Optional.empty() : Optional.of(UNKNOWN);
                })
                .culprits(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 126, 127})
    void finds_one_of_128_submissions_with_eight_passes_and_a_verification(int index) {
        List<Submission> candidates = submissions(128);
        long culprit = candidates.get(index).key();

        assertThat(search(candidates, UNKNOWN, held -> held.contains(culprit))).containsExactly(culprit);
        assertThat(trials).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void finds_two_culprits() {
        List<Submission> candidates = submissions(6);
        Set<Long> culprits = Set.of(candidates.get(1).key(), candidates.get(4).key());

        assertThat(search(candidates, UNKNOWN, held -> held.containsAll(culprits)))
                .containsExactlyInAnyOrderElementsOf(culprits);
    }

    @Test
    void holds_all_suspects_when_the_passes_are_used_up() {
        List<Submission> candidates = submissions(100);
        Set<Long> culprits = Set.of(
                candidates.get(3).key(),
                candidates.get(50).key(),
                candidates.get(90).key());

        assertThat(search(candidates, UNKNOWN, held -> held.containsAll(culprits)))
                .hasSize(100);
    }

    @Test
    void takes_the_submissions_of_the_offending_rows_without_bisection() {
        List<Submission> candidates = submissions(30);
        long culprit = candidates.get(20).key();
        Blocker rows = new Blocker(List.of("test"), Set.of(), Set.of(culprit, 99L));

        assertThat(search(candidates, rows, held -> held.contains(culprit))).containsExactly(culprit);
        assertThat(trials).hasSize(1);
    }

    @Test
    void holds_nothing_when_the_new_submissions_are_not_the_cause() {
        assertThat(search(submissions(30), UNKNOWN, held -> false)).isEmpty();
        assertThat(trials).hasSize(1);
    }

    @Test
    void finds_the_first_of_two_submissions_that_contradict_each_other() {
        List<Submission> candidates = submissions(8);
        long first = candidates.get(2).key();
        long second = candidates.get(5).key();

        assertThat(search(candidates, UNKNOWN, held -> held.contains(first) || held.contains(second)))
                .containsExactly(first);
    }

    @Test
    void searches_other_datasets_when_that_of_the_finding_is_not_the_cause() {
        List<Submission> candidates = submissions(4);
        long culprit = candidates.get(3).key();
        Blocker ofOther = new Blocker(List.of("check"), Set.of("vineyard"), Set.of());

        assertThat(search(candidates, ofOther, held -> held.contains(culprit))).containsExactly(culprit);
    }
}
