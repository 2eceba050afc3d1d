package org.ruralwarehouse.submission.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagePathTest {

    @ParameterizedTest
    @ValueSource(strings = {"orchard.csv", "data/orchard.csv", "果园 2022.csv", "a..b.csv", "...csv"})
    void a_relative_path_of_plain_names_is_safe(String path) {
        assertThat(PackageFiles.isSafe(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../orchard.csv",
                "data/../../orchard.csv",
                "data/./orchard.csv",
                "data//orchard.csv",
                "data/",
                "/etc/passwd",
                "\\\\server\\share",
                "data\\..\\orchard.csv",
                "C:/orchard.csv",
                "http://example.org/orchard.csv",
                "orchard.csv\0",
                "orchard\n.csv"
            })
    void a_path_that_leaves_the_package_or_hides_something_is_not(String path) {
        assertThat(PackageFiles.isSafe(path)).isFalse();
    }

    @Test
    void a_path_longer_than_any_file_system_takes_is_not_safe() {
        assertThat(PackageFiles.isSafe("a".repeat(255))).isTrue();
        assertThat(PackageFiles.isSafe("a".repeat(256))).isFalse();
    }
}
