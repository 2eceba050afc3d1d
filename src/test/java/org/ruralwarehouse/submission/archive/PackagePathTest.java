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
    void a_path_with_special_components_is_unsafe(String path) {
        assertThat(PackageFiles.isSafe(path)).isFalse();
    }

    @Test
    void a_path_longer_than_255_characters_is_unsafe() {
        assertThat(PackageFiles.isSafe("a".repeat(255))).isTrue();
        assertThat(PackageFiles.isSafe("a".repeat(256))).isFalse();
    }
}
