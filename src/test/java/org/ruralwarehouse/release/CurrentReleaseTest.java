package org.ruralwarehouse.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentReleaseTest {

    private final Path data;

    CurrentReleaseTest(@TempDir Path temp) {
        data = temp;
    }

    @Test
    void is_empty_without_a_link_or_with_a_broken_link() throws IOException {
        assertThat(CurrentRelease.find(data.resolve("current"))).isEmpty();

        Path link = Files.createSymbolicLink(data.resolve("current"), Path.of("releases/gone"));

        assertThat(CurrentRelease.find(link)).isEmpty();
    }

    @Test
    void throws_when_the_link_is_not_readable() throws IOException {
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(data);
        Files.setPosixFilePermissions(data, Set.of());
        try {
            assumeThat(Files.isExecutable(data))
                    .as("root is not restricted by permissions")
                    .isFalse();

            assertThatThrownBy(() -> CurrentRelease.find(data.resolve("current")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("is not readable");
        } finally {
            Files.setPosixFilePermissions(data, before);
        }
    }
}
