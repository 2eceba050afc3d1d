package org.ruralwarehouse.release;

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

    private static ReusePlan carryover(List<Input> before, List<Input> now) {
        return ReusePlan.of(Path.of("release"), before, now);
    }

    @Test
    void a_submission_that_a_later_attempt_supersedes_takes_its_province_out() {
        ReusePlan carryover = carryover(List.of(YUNNAN, SICHUAN), List.of(YUNNAN, input(3, "510000", 2, "landed")));

        assertThat(carryover.submissions()).containsExactly(1L);
        assertThat(carryover.provinces()).containsExactly("530000");
        assertThat(carryover.gone()).isEqualTo(Map.of(2L, "landed"));
    }

    @Test
    void rows_that_landed_in_a_replay_take_their_submission_out() {
        ReusePlan carryover =
                carryover(List.of(YUNNAN, SICHUAN), List.of(YUNNAN, input(2, "510000", 1, "more landed")));

        assertThat(carryover.submissions()).containsExactly(1L);
        assertThat(carryover.gone()).isEmpty();
    }

    @Test
    void a_province_that_sends_one_more_file_is_not_unchanged_though_its_other_files_are() {
        ReusePlan carryover = carryover(List.of(YUNNAN), List.of(YUNNAN, input(3, "530000", 1, "landed")));

        assertThat(carryover.submissions()).containsExactly(1L);
        assertThat(carryover.provinces()).isEmpty();
    }

    @Test
    void a_release_that_did_not_keep_what_landed_gives_nothing() {
        ReusePlan carryover = carryover(
                List.of(new Input(1, "fruit", "530000", "2022", 1, "package", "fruit.csv", "sha", 10, "k", null)),
                List.of(YUNNAN));

        assertThat(carryover.submissions()).isEmpty();
        assertThat(carryover.isWorthwhile()).isFalse();
    }

    @Test
    void it_is_most_only_when_more_than_half_of_the_rows_stay() {
        assertThat(carryover(List.of(YUNNAN), List.of(YUNNAN, SICHUAN)).isWorthwhile())
                .isFalse();
        assertThat(carryover(List.of(YUNNAN), List.of(YUNNAN)).isWorthwhile()).isTrue();
    }
}
