package org.ruralwarehouse.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageFolderNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"hainan-2022", "hunan-2022-attempt-2.zip", "海南省2022年（第二次报送）.zip"})
    void a_short_visible_name_is_unchanged(String name) {
        assertThat(PackageFolderName.of(name)).isEqualTo(name);
    }

    @Test
    void a_long_name_fits_into_a_file_system_with_every_suffix() {
        String name = PackageFolderName.of("海".repeat(84) + ".zip");

        assertThat((name + ".json.partial").getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(200);
        assertThat(name).startsWith("海海").isNotEqualTo(PackageFolderName.of("海".repeat(84) + ".ZIP"));
    }

    @Test
    void invisible_characters_do_not_reach_the_file_system() {
        assertThat(PackageFolderName.of("a\n\u202Eb.zip")).matches("a__b\\.zip~[0-9a-f]{16}");
    }

    @Test
    void no_package_can_take_the_name_of_another() {
        String shortened = PackageFolderName.of("a\nb");

        assertThat(PackageFolderName.of(shortened)).isNotEqualTo(shortened);
    }

    @Test
    void the_packages_of_a_sender_have_its_name_and_no_folder() {
        assertThat(PackageFolderName.of("hainan/2022.zip")).isEqualTo("hainan~2022.zip");
        assertThat(PackageFolderName.of("hainan/" + "海".repeat(84))).matches("hainan~海+~[0-9a-f]{16}");
        assertThat(PackageFolderName.of("hainan~2022.zip")).isNotEqualTo(PackageFolderName.of("hainan/2022.zip"));
    }
}
