package org.ruralwarehouse.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.release.ReleaseManifest.Input;

class ReusePlanTest {

    private static final Input YUNNAN = input(1, "530000", 1, 11, "landed");
    private static final Input SICHUAN = input(2, "510000", 1, "landed");

    private static Input input(long key, String province, int attempt, String landedSha256) {
        return input(key, province, attempt, 10, landedSha256);
    }

    private static Input input(long key, String province, int attempt, long rows, @Nullable String landedSha256) {
        return new Input(
                key, "fruit", province, "2022", attempt, "package", "fruit.csv", "sha", rows, "k", landedSha256);
    }

    private static ReusePlan plan(List<Input> before, List<Input> now) {
        return ReusePlan.of(before, now);
    }

    @Test
    void does_not_reuse_a_submission_superseded_by_a_later_attempt() {
        ReusePlan plan = plan(List.of(YUNNAN, SICHUAN), List.of(YUNNAN, input(3, "510000", 2, "landed")));

        assertThat(plan.submissions()).containsExactly(1L);
        assertThat(plan.provinces()).containsExactly("530000");
        assertThat(plan.removed()).isEqualTo(Map.of(2L, "landed"));
    }

    @Test
    void does_not_reuse_a_submission_with_rows_landed_in_a_replay() {
        ReusePlan plan = plan(List.of(YUNNAN, SICHUAN), List.of(YUNNAN, input(2, "510000", 1, "more landed")));

        assertThat(plan.submissions()).containsExactly(1L);
        assertThat(plan.removed()).isEmpty();
    }

    @Test
    void a_province_with_a_new_file_is_changed_but_its_other_submissions_are_reused() {
        ReusePlan plan = plan(List.of(YUNNAN), List.of(YUNNAN, input(3, "530000", 1, "landed")));

        assertThat(plan.submissions()).containsExactly(1L);
        assertThat(plan.provinces()).isEmpty();
    }

    @Test
    void reuses_nothing_of_a_release_without_landed_fingerprints() {
        assertThat(plan(List.of(input(1, "530000", 1, 11, null)), List.of(YUNNAN)))
                .isEqualTo(ReusePlan.NOTHING);
    }

    @Test
    void reuses_something_only_when_more_than_half_of_the_rows_are_unchanged() {
        Input asManyRows = input(3, "520000", 1, 11, "landed");

        assertThat(plan(List.of(YUNNAN), List.of(YUNNAN, asManyRows)).isEmpty()).isTrue();
        assertThat(plan(List.of(YUNNAN), List.of(YUNNAN, SICHUAN)).isEmpty()).isFalse();
    }
}
