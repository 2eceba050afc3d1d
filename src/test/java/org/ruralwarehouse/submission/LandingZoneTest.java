package org.ruralwarehouse.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.testing.Submissions;

class LandingZoneTest {

    private final Path temp;

    LandingZoneTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private Path land(Submission submission) {
        Path folder = temp.resolve(submission.dataset())
                .resolve("period=" + submission.period())
                .resolve("province_code=" + submission.provinceCode())
                .resolve("submission_key=" + submission.key());
        new JsonFiles().write(folder.resolve(LandedFiles.RECEIPT), Submissions.receipt(submission));
        return folder;
    }

    @Test
    void is_empty_for_a_missing_folder() {
        assertThat(LandingZone.read(temp.resolve("nothing")).submissions()).isEmpty();
    }

    @Test
    void the_latest_attempt_is_effective_in_any_order_of_arrival() {
        land(Submissions.of(2));
        land(Submissions.of(10));
        land(Submissions.of(1));

        LandingZone zone = LandingZone.read(temp);

        assertThat(zone.submissions())
                .extracting(s -> s.submission().attempt() + " " + s.isEffective())
                .containsExactly("1 false", "2 false", "10 true");
        assertThat(zone.effective("orchard"))
                .singleElement()
                .satisfies(s -> assertThat(s.submission().attempt()).isEqualTo(10));
    }

    @Test
    void other_provinces_periods_and_datasets_do_not_supersede_each_other() {
        land(Submissions.of("530000", "2022", "orchard", 1));
        land(Submissions.of("520000", "2022", "orchard", 2));
        land(Submissions.of("530000", "2021", "orchard", 3));
        land(Submissions.of("530000", "2022", "barn", 4));

        assertThat(LandingZone.read(temp).submissions()).hasSize(4).allMatch(LandedSubmission::isEffective);
        assertThat(LandingZone.read(temp).effective("orchard")).hasSize(3);
    }

    @Test
    void ignores_a_folder_without_a_receipt() throws IOException {
        Path landed = land(Submissions.of(1));
        Path half = land(Submissions.of(2));
        Files.move(half.resolve(LandedFiles.RECEIPT), half.resolve(LandedFiles.RECEIPT + ".partial"));
        Files.createFile(half.resolve(LandedFiles.ROWS));

        assertThat(LandingZone.read(temp).submissions()).singleElement().satisfies(s -> {
            assertThat(s.folder()).isEqualTo(landed);
            assertThat(s.isEffective()).isTrue();
        });
    }

    @Test
    void the_fingerprint_changes_when_a_submission_lands() {
        land(Submissions.of(1));
        String one = LandingZone.read(temp).fingerprint();
        assertThat(LandingZone.read(temp).fingerprint()).isEqualTo(one);

        land(Submissions.of(2));
        assertThat(LandingZone.read(temp).fingerprint()).isNotEqualTo(one);
    }
}
