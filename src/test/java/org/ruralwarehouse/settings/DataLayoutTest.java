package org.ruralwarehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;

class DataLayoutTest {

    @Test
    void the_folder_of_a_submission_names_its_dataset_period_province_and_key() {
        Submission submission = new PackageBuilder("yunnan")
                .period("2022-Q3")
                .csv("orchard", "x")
                .submission("orchard", Path.of("p"));

        assertThat(new DataLayout(Path.of("data")).landed(submission))
                .isEqualTo(Path.of(
                        "data/landed/orchard/period=2022-Q3/province_code=530000/submission_key=" + submission.key()));
    }

    @Test
    void the_link_to_the_current_release_is_next_to_the_releases_folder() {
        DataLayout layout = new DataLayout(Path.of("data"));

        assertThat(layout.current().getParent()).isEqualTo(layout.releases().getParent());
    }
}
