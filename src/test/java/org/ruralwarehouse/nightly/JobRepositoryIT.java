package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.job.RunHistory;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.settings.SettingsReader;

/** An unusable job repository is reported in one line. */
class JobRepositoryIT {

    @TempDir
    Path folder;

    private Settings settings(String url) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path file = folder.resolve("nightly.yml");
        Files.writeString(file, """
                inbox: in
                warehouse: warehouse
                data: %s
                job_repository: { url: %s }
                """.formatted(data, url));
        return new SettingsReader(Map.of()).read(file);
    }

    @Test
    void reports_an_unreachable_server_as_invalid_configuration() throws IOException {
        RunHistory history = new RunHistory(settings("'jdbc:postgresql://localhost:1/batch?password=plum'"));

        assertThatThrownBy(() -> history.last(1))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("jdbc:postgresql://localhost:1/batch cannot be used: ")
                .hasMessageNotContainingAny("plum", "\n");
    }

    @Test
    void reports_a_missing_driver_as_invalid_configuration() throws IOException {
        RunHistory history = new RunHistory(settings("jdbc:oracle:thin:@db:1521/batch"));

        assertThatThrownBy(() -> history.last(1))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("jdbc:oracle:thin:@db:1521/batch cannot be used: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void reports_a_corrupt_default_database_as_system_failure() throws IOException {
        Settings settings = settings("null");
        Path file = settings.data().jobRepository().resolveSibling("jobs.mv.db");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no database");

        assertThatThrownBy(() -> new RunHistory(settings).last(1))
                .isInstanceOf(RunFailedException.class)
                .hasMessage("Cannot use the job repository " + settings.data().jobRepository());
    }
}
