package org.ruralwarehouse.job.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.cli.Main;
import org.ruralwarehouse.cli.worker.WorkerCommand;

class JavaCommandTest {

    private static final List<String> OPTIONS = List.of(
            "-Dfile.encoding=UTF-8",
            "-Xmx1g",
            "-XX:+UseParallelGC",
            "-javaagent:jacoco.jar",
            "-XX:SharedArchiveFile=a.jsa",
            "-XX:ArchiveClassesAtExit=b.jsa");

    @Test
    void starts_the_same_jar_with_the_same_options_and_another_heap() {
        JavaCommand command = new JavaCommand(OPTIONS, "/srv/app.jar", "/srv/app.jar nightly --plain");

        assertThat(command.with(300, "worker", "task"))
                .endsWith(
                        "-Dfile.encoding=UTF-8",
                        "-XX:+UseParallelGC",
                        "-XX:SharedArchiveFile=a.jsa",
                        "-Xmx300m",
                        "-jar",
                        "/srv/app.jar",
                        "worker",
                        "task");
    }

    @Test
    void starts_the_main_class_when_there_is_a_class_path() {
        assertThat(new JavaCommand(List.of(), "classes:a.jar", "surefire.jar").with(300, "worker"))
                .endsWith("-cp", "classes:a.jar", Main.class.getName(), "worker");
        assertThat(new JavaCommand(List.of(), "a.jar", "Main x").with(300))
                .endsWith("-cp", "a.jar", JavaCommand.MAIN_CLASS);
    }

    @Test
    void names_the_command_of_the_worker() {
        assertThat(WorkerProcess.COMMAND).isEqualTo(WorkerCommand.NAME);
    }
}
