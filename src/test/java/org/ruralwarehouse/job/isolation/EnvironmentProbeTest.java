package org.ruralwarehouse.job.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.settings.SettingsReader;

class EnvironmentProbeTest {

    private final Path data;
    private final EnvironmentProbe probe;

    EnvironmentProbeTest(@TempDir Path folder) throws Exception {
        data = Files.createDirectories(folder.resolve("data"));
        Path settings =
                Files.writeString(folder.resolve("settings.yml"), "inbox: inbox\nwarehouse: warehouse\ndata: " + data);
        probe = new EnvironmentProbe(new SettingsReader(Map.of()).read(settings));
    }

    @Test
    void leaves_nothing_behind() throws Exception {
        Files.createDirectories(data.resolve("staging"));
        probe.run();

        assertThat(data.resolve("staging")).isEmptyDirectory();
    }

    @Test
    void folder_that_cannot_be_written_fails_the_run() throws Exception {
        Files.createFile(data.resolve("staging"));

        assertThatThrownBy(probe::run)
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("DuckDB cannot be used; no package was read");
    }

    @Test
    void database_that_cannot_be_opened_fails_the_run() throws Exception {
        Files.createDirectories(data.resolve("staging"));
        Files.createFile(data.resolve("spill"));

        assertThatThrownBy(probe::run)
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("DuckDB cannot be used; no package was read");
    }
}
