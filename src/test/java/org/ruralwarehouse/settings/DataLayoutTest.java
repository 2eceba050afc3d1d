package org.ruralwarehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;

class DataLayoutTest {

    @Test
    void the_place_of_a_submission_says_what_it_is() {
        Submission submission = new PackageBuilder("yunnan")
                .period("2022-Q3")
                .csv("orchard", "x")
                .submission("orchard", Path.of("p"));

        assertThat(new DataLayout(Path.of("data")).landed(submission))
                .isEqualTo(Path.of(
                        "data/landed/orchard/period=2022-Q3/province_code=530000/submission_key=" + submission.key()));
    }

    @Test
    void the_link_to_the_current_release_lies_beside_the_releases() {
        DataLayout layout = new DataLayout(Path.of("data"));

        assertThat(layout.current().getParent()).isEqualTo(layout.releases().getParent());
    }
}
