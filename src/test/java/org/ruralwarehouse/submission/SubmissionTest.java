package org.ruralwarehouse.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.testing.Submissions;

class SubmissionTest {

    private static final String MANIFEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @Test
    void the_key_is_stable_for_the_same_identity() {
        // First six bytes of: printf '530000|2022|orchard|1|9f86…0a08' | sha256sum
        assertThat(Submission.keyOf("530000", Period.of("2022"), "orchard", 1, MANIFEST))
                .isEqualTo(141_487_661_198_641L);
    }

    @Test
    void the_key_fits_into_48_bits_so_that_every_tool_holds_it_exactly() {
        for (int attempt = 1; attempt <= 1000; attempt++) {
            assertThat(Submission.keyOf("530000", Period.of("2022"), "orchard", attempt, MANIFEST))
                    .isBetween(0L, (1L << 48) - 1);
        }
    }

    @Test
    void the_key_changes_with_every_part_of_the_identity() {
        assertThat(List.of(
                        Submission.keyOf("530000", Period.of("2022"), "orchard", 1, MANIFEST),
                        Submission.keyOf("520000", Period.of("2022"), "orchard", 1, MANIFEST),
                        Submission.keyOf("530000", Period.of("2023"), "orchard", 1, MANIFEST),
                        Submission.keyOf("530000", Period.of("2022"), "barn", 1, MANIFEST),
                        Submission.keyOf("530000", Period.of("2022"), "orchard", 2, MANIFEST),
                        Submission.keyOf("530000", Period.of("2022"), "orchard", 1, MANIFEST.replace('9', '8'))))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_later_attempt_has_the_same_slot_but_another_attempt_slot() {
        Submission first = Submissions.of(1);
        Submission second = Submissions.of(2);

        assertThat(second.slot()).isEqualTo(first.slot());
        assertThat(second.attemptSlot()).isNotEqualTo(first.attemptSlot());
    }

    @Test
    void the_origin_of_its_findings_names_submission_file_and_attempt() {
        Submission submission = Submissions.of(1);

        assertThat(submission.origin().submissionKey()).isEqualTo(submission.key());
        assertThat(submission.origin().fileName()).isEqualTo("orchard.csv");
        assertThat(submission.origin().attempt()).isEqualTo(1);
    }
}
