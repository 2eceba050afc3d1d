package org.ruralwarehouse.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.release.ReleaseManifest.Input;

class ReusePlanTest {

    private static final Input YUNNAN = input(1, "530000", 1, "landed");
    private static final Input SICHUAN = input(2, "510000", 1, "landed");

    private static Input input(long key, String province, int attempt, String landedSha256) {
        return new Input(key, "fruit", province, "2022", attempt, "package", "fruit.csv", "sha", 10, "k", landedSha256);
    }

    private static ReusePlan plan(List<Input> before, List<Input> now) {
        return ReusePlan.of(Path.of("release"), before, now);
    }

    @Test
    void does_not_reuse_a_submission_superseded_by_a_later_attempt() {
        ReusePlan plan = plan(List.of(YUNNAN, SICHUAN), List.of(YUNNAN, input(3, "510000", 2, "landed")));

        assertThat(plan.submissions()).containsExactly(1L);
        assertThat(plan.provinces()).containsExactly("530000");
        assertThat(plan.gone()).isEqualTo(Map.of(2L, "landed"));
    }

    @Test
    void does_not_reuse_a_submission_with_rows_landed_in_a_replay() {
        ReusePlan plan = plan(List.of(YUNNAN, SICHUAN), List.of(YUNNAN, input(2, "510000", 1, "more landed")));

        assertThat(plan.submissions()).containsExactly(1L);
        assertThat(plan.gone()).isEmpty();
    }

    @Test
    void a_province_with_a_new_file_is_changed_but_its_other_submissions_are_reused() {
        ReusePlan plan = plan(List.of(YUNNAN), List.of(YUNNAN, input(3, "530000", 1, "landed")));

        assertThat(plan.submissions()).containsExactly(1L);
        assertThat(plan.provinces()).isEmpty();
    }

    @Test
    void reuses_nothing_of_a_release_without_landed_fingerprints() {
        ReusePlan plan = plan(
                List.of(new Input(1, "fruit", "530000", "2022", 1, "package", "fruit.csv", "sha", 10, "k", null)),
                List.of(YUNNAN));

        assertThat(plan.submissions()).isEmpty();
        assertThat(plan.isWorthwhile()).isFalse();
    }

    @Test
    void is_worthwhile_only_when_more_than_half_of_the_rows_are_unchanged() {
        assertThat(plan(List.of(YUNNAN), List.of(YUNNAN, SICHUAN)).isWorthwhile())
                .isFalse();
        assertThat(plan(List.of(YUNNAN), List.of(YUNNAN)).isWorthwhile()).isTrue();
    }
}
