package org.ruralwarehouse.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.incremental.OrchardWarehouse;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ResidentIds;
import org.ruralwarehouse.testing.TinyWarehouse;

/** A run whose thread really fails, waits or dies while it lands a package, in a process of its own. */
@Timeout(180)
class IsolationIT {

    /** The observer of a run is called once for that many rows. */
    private static final int ROWS = 8200;

    private static final int SYSTEM_FAILURE = 1;

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void send_two_packages() throws IOException {
        data = folder.resolve("data");
        new OrchardWarehouse(folder.resolve("warehouse"));
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        send(inbox, "victim", "530000", ROWS);
        send(inbox, "honest", "520000", 5);
    }

    private static void send(Path inbox, String name, String province, int rows) {
        List<String> lines = new ArrayList<>(List.of(TinyWarehouse.HEADER));
        for (int row = 0; row < rows; row++) {
            lines.add(ResidentIds.of("530113", "19900101", row % 999)
                    + ",530113,2022-03-12,2022,120,1500.50,98.5,是,苹果,第一块");
        }
        new PackageBuilder(name)
                .province(province)
                .csv("orchard", lines.toArray(String[]::new))
                .writeDirectory(inbox);
    }

    @Test
    void package_in_flight_when_the_memory_is_exhausted_lands_in_a_worker() throws Exception {
        Ended run = run("memory", "parallelism: 1");

        assertThat(run.output()).contains("alone victim: java.lang.OutOfMemoryError", "landed victim", "landed honest");
        assertPublished(run);
    }

    @Test
    void package_without_progress_lands_in_a_worker() throws Exception {
        Ended run = run("wait", "isolation: { stall_time: PT1S, stuck_time: PT20S }");

        assertThat(run.output()).contains("alone victim: ", "PackageStoppedException", "landed victim");
        assertPublished(run);
    }

    @Test
    void thread_that_does_not_react_ends_the_process_and_the_next_run_lands_the_package_in_a_worker() throws Exception {
        Ended first = run("spin", "limits: { processor_seconds: 3 }\nisolation: { stuck_time: PT1S }");
        assertThat(first.output()).contains("stuck victim");
        assertThat(first.exitCode()).isEqualTo(DisturbedRun.STUCK);

        Ended second = run("spin", "");

        assertThat(second.output()).contains("alone victim: was in flight", "landed victim");
        assertPublished(second);
    }

    @Test
    void package_in_flight_at_two_kills_lands_in_a_worker() throws Exception {
        assertThat(killInFlight()).contains("in flight victim").doesNotContain("alone victim");
        Path journal = data.resolve("incidents/in-flight.log");
        // Stands for an earlier kill; FlightJournalTest counts them.
        String earlier = Files.readString(journal).replace("start", "crash").replace("end", "other");
        Files.writeString(journal, earlier, StandardOpenOption.APPEND);

        Ended next = run("spin", "");

        assertThat(next.output()).contains("alone victim: was in flight", "landed victim");
        assertPublished(next);
        assertThat(journal).isEmptyFile();
    }

    @Test
    void worker_that_cannot_work_ends_the_run_and_rejects_no_package() throws Exception {
        Ended run = run("stack", "isolation: { worker_heap: 10MiB }");

        assertThat(run.exitCode()).as(run.output()).isEqualTo(SYSTEM_FAILURE);
        assertThat(run.output())
                .contains("alone victim: java.lang.StackOverflowError", "cannot land packages")
                .doesNotContain("incident victim");
        try (Stream<Path> records = Files.list(data.resolve("incidents"))) {
            assertThat(records)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("in-flight.log");
        }
    }

    @Test
    void machine_without_temporary_files_ends_the_run_before_a_package_is_read() throws Exception {
        Ended run = run("none", "", "-Djava.io.tmpdir=" + folder.resolve("missing"));

        assertThat(run.exitCode()).as(run.output()).isEqualTo(SYSTEM_FAILURE);
        assertThat(run.output()).doesNotContain("incident", "landed");
    }

    private void assertPublished(Ended run) throws IOException {
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("published true", "rejected []").doesNotContain("incident victim");
        try (Stream<Path> left = Files.list(data.resolve("staging"))) {
            assertThat(left).isEmpty();
        }
    }

    private record Ended(int exitCode, String output) {}

    private Ended run(String disturbance, String settings, String... options) throws Exception {
        Path log = folder.resolve("log");
        Process process = start(disturbance, settings, log, options);
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("the run ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(log));
    }

    private String killInFlight() throws Exception {
        Path log = folder.resolve("log");
        Process process = start("spin", "", log);
        while (process.isAlive() && !(Files.exists(log) && Files.readString(log).contains("in flight"))) {
            Thread.sleep(20);
        }
        process.destroyForcibly().waitFor();
        return Files.readString(log);
    }

    private Process start(String disturbance, String settings, Path log, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yml"), """
                inbox: %s
                sender_identity: none
                warehouse: %s
                data: %s
                %s
                """.formatted(
                        folder.resolve("inbox"), folder.resolve("warehouse"), data, settings));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                DisturbedRun.class.getName(),
                file.toString(),
                disturbance));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
