package org.ruralwarehouse.job.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.settings.SettingsReader;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.InboxPackage;

/** Shell scripts in place of a worker. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class WorkerProcessTest {

    private static final String RESULT_OF_FAILURE = "{\"failure\": {\"name\": \"a.Bug\", \"message\": \"m\","
            + " \"frames\": [{\"type\": \"a.B\", \"method\": \"c\", \"file\": \"B.java\", \"line\": 7}]}}";

    private Path temp;
    private WorkerTask task;

    @BeforeEach
    void create_a_task(@TempDir Path folder) throws Exception {
        temp = folder;
        Path file = Files.writeString(
                temp.resolve("settings.yml"),
                "inbox: " + temp.resolve("inbox") + "\nwarehouse: " + temp + "\ndata: " + temp.resolve("data"));
        Settings settings = new SettingsReader(Map.of()).read(file);
        task = new WorkerTask(settings, "key", new InboxPackage(temp.resolve("inbox/yunnan"), null), null);
    }

    private WorkerResult run(String script) {
        return run(script, Duration.ofSeconds(30));
    }

    private WorkerResult run(String script, Duration limit) {
        Path folder = temp.resolve("worker");
        try {
            return new WorkerProcess(List.of("sh", "-c", "cd '" + folder + "'; " + script), folder, limit).run(task);
        } finally {
            assertThat(folder).doesNotExist();
        }
    }

    @Test
    void passes_the_whole_task() throws Exception {
        Path copy = temp.resolve("copy.json");
        run("cp task.json '" + copy + "'; echo '{}' > result.json");

        assertThat(new JsonFiles().read(copy, WorkerTask.class)).isEqualTo(task);
    }

    @Test
    void reports_the_failure_of_the_program_with_its_stack_trace() {
        assertThatThrownBy(() -> run("touch started; echo '" + RESULT_OF_FAILURE + "' > result.json"))
                .isInstanceOfSatisfying(WorkerFailureException.class, failure -> {
                    assertThat(failure.failureName()).isEqualTo("a.Bug");
                    assertThat(failure).hasMessage("worker process: a.Bug: m");
                    assertThat(failure.getStackTrace())
                            .extracting(String::valueOf)
                            .containsExactly("a.B.c(B.java:7)");
                });
    }

    @Test
    void a_worker_that_dies_has_failed_at_its_package() {
        assertThatThrownBy(() -> run("touch started; echo crashed; kill -9 $$"))
                .isInstanceOf(WorkerFailureException.class)
                .hasMessage("worker process: ended with exit code 137: crashed");
    }

    @Test
    void a_worker_that_takes_too_long_is_killed() {
        assertThatThrownBy(() -> run("touch started; exec sleep 50", Duration.ofSeconds(1)))
                .isInstanceOf(WorkerFailureException.class)
                .hasMessageContaining("exceeded its time of PT1S");
    }

    @Test
    void output_without_end_neither_blocks_nor_fills_the_memory() {
        assertThatThrownBy(() -> run("touch started; yes 110105194912310021 | head -c 50000000; exit 9"))
                .isInstanceOfSatisfying(WorkerFailureException.class, failure -> assertThat(failure.getMessage())
                        .hasSizeLessThan(10_000)
                        .doesNotContain("110105194912310021"));
    }

    @Test
    void a_worker_that_cannot_start_is_a_failure_of_the_run() {
        assertThatThrownBy(() -> run("echo no memory; exit 1"))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("ended with exit code 1, before it read the package. no memory");
        assertThatThrownBy(() -> run("echo '{\"environment\": \"full\"}' > result.json"))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("full");
        Path folder = temp.resolve("worker");
        assertThatThrownBy(() -> new WorkerProcess(List.of("/nowhere/java"), folder, Duration.ofSeconds(1)).run(task))
                .isInstanceOf(RunFailedException.class);
    }

    @Test
    void a_worker_that_the_operator_stops_has_not_failed_at_its_package() {
        assertThatThrownBy(() -> run("touch started; kill -TERM $$"))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("stopped");
    }
}
