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

/** A job repository that cannot be used is told as such, in one line. */
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
    void a_server_that_does_not_answer_is_a_mistake_of_the_settings() throws IOException {
        RunHistory history = new RunHistory(settings("'jdbc:postgresql://localhost:1/batch?password=plum'"));

        assertThatThrownBy(() -> history.last(1))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("jdbc:postgresql://localhost:1/batch cannot be used: ")
                .hasMessageNotContainingAny("plum", "\n");
    }

    @Test
    void so_is_a_database_without_a_driver() throws IOException {
        RunHistory history = new RunHistory(settings("jdbc:oracle:thin:@db:1521/batch"));

        assertThatThrownBy(() -> history.last(1))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("jdbc:oracle:thin:@db:1521/batch cannot be used: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_file_of_ours_that_is_broken_is_a_failure_of_the_machine() throws IOException {
        Settings settings = settings("null");
        Path file = settings.data().jobRepository().resolveSibling("jobs.mv.db");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no database");

        assertThatThrownBy(() -> new RunHistory(settings).last(1))
                .isInstanceOf(RunFailedException.class)
                .hasMessage("Cannot use the job repository " + settings.data().jobRepository());
    }
}
