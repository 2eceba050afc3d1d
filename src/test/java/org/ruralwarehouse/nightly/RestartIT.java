package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.cli.Main;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.job.RunHistory;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.testing.SamplePackages;

/** An interrupted run continues with the stage that failed, and its result equals that of an uninterrupted run. */
class RestartIT {

    private static final String FIGURES =
            "select figure_id || ' ' || period || ' ' || value from mart.mart_headline_figure order by 1";

    @TempDir
    Path folder;

    @Test
    void repeats_only_the_failed_stage() throws IOException {
        Path warehouse = folder.resolve("warehouse");
        NightlyRun.copyTree(NightlyRun.WAREHOUSE.resolve("contracts"), warehouse.resolve("contracts"));
        for (String part : List.of("checks", "reference", "dims", "facts", "marts", "figures", "tests")) {
            NightlyRun.copyTree(NightlyRun.WAREHOUSE.resolve(part), warehouse.resolve(part));
        }
        Files.copy(NightlyRun.WAREHOUSE.resolve("dictionary.yml"), warehouse.resolve("dictionary.yml"));
        Path inbox = inbox("hainan-2020", "hainan-2021", "hainan-2022");
        Path model = warehouse.resolve("marts/mart_income_by_county.sql");
        String good = Files.readString(model);
        Files.writeString(
                model, good.replace("select * from final", "select * from final where error('broken') is null"));
        NightlyRun nightly = new NightlyRun(warehouse, inbox, folder.resolve("data"));

        assertThatThrownBy(nightly::run).isInstanceOf(RunFailedException.class).hasMessageContaining("broken");
        Map<Path, FileTime> landed = landedTimes(folder.resolve("data"));
        Files.writeString(model, good);
        RunOutcome outcome = nightly.run();

        assertThat(landed).isNotEmpty().isEqualTo(landedTimes(folder.resolve("data")));
        assertThat(outcome.isPublished()).isTrue();
        List<String> history = new RunHistory(nightly.settings()).last(5);
        assertThat(history).hasSize(3);
        assertThat(history.get(0)).contains("accept=COMPLETED");
        assertThat(history.subList(1, 3))
                .anySatisfy(run -> assertThat(run).contains("model=COMPLETED").doesNotContain("accept="));
        assertThat(history.subList(1, 3)).anySatisfy(run -> assertThat(run).contains("model=FAILED"));
    }

    @Test
    @Timeout(120)
    void completes_the_run_of_a_killed_process() throws Exception {
        Path killedData = folder.resolve("killed");
        killRun(killedData, () -> landedTimes(killedData).size() >= 20);
        int landedBeforeTheKill = landedTimes(killedData).size();

        assertNextRunCompletes(killedData);
        assertThat(landedBeforeTheKill).isBetween(20, 140);
    }

    @Test
    @Timeout(120)
    void completes_a_run_killed_during_model_and_report() throws Exception {
        Path killedData = folder.resolve("killed");
        killRun(killedData, () -> Files.isDirectory(killedData.resolve("reports")));

        assertThat(killedData.resolve("current")).doesNotExist();
        assertNextRunCompletes(killedData);
    }

    /** Decides when to kill the process. */
    @FunctionalInterface
    private interface KillCondition {
        boolean hasCome() throws IOException;
    }

    private void killRun(Path data, KillCondition moment) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "nightly",
                        "--inbox",
                        SamplePackages.INBOX.toString(),
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        while (process.isAlive() && !moment.hasCome()) {
            Thread.sleep(10);
        }
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    private void assertNextRunCompletes(Path killedData) throws IOException {
        Path undisturbedData = folder.resolve("uninterruptedRun");
        RunOutcome recovered = new NightlyRun(NightlyRun.WAREHOUSE, SamplePackages.INBOX, killedData).run();
        RunOutcome uninterruptedRun = new NightlyRun(NightlyRun.WAREHOUSE, SamplePackages.INBOX, undisturbedData).run();

        assertThat(recovered.isPublished()).isTrue();
        assertThat(figures(recovered)).isNotEmpty().isEqualTo(figures(uninterruptedRun));
        assertThat(recovered.current().orElseThrow().manifest().rows())
                .isEqualTo(uninterruptedRun.current().orElseThrow().manifest().rows());
        assertThat(new FileTree(killedData.resolve("reports")).sha256())
                .isEqualTo(new FileTree(undisturbedData.resolve("reports")).sha256());
        /** Digests by file name. */
        assertThat(provinceTables(recovered)).isNotEmpty().isEqualTo(provinceTables(uninterruptedRun));
    }

    /** Digests by name. */
    private static Map<String, String> provinceTables(RunOutcome outcome) {
        Map<String, String> tables =
                new TreeMap<>(outcome.current().orElseThrow().manifest().files());
        tables.keySet().removeIf(file -> !file.startsWith("findings") || !file.endsWith(".csv"));
        return tables;
    }

    private static List<String> figures(RunOutcome outcome) {
        try (Database database = NightlyRun.open(outcome)) {
            return database.queryStrings(FIGURES);
        }
    }

    private Path inbox(String... packages) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        for (String name : packages) {
            SamplePackages.copy(name, inbox);
        }
        return inbox;
    }

    private static Map<Path, FileTime> landedTimes(Path data) throws IOException {
        Map<Path, FileTime> receipts = new TreeMap<>();
        for (Path file : new FileTree(data.resolve("landed")).files()) {
            if (file.endsWith(LandedFiles.RECEIPT)) {
                receipts.put(file, Files.getLastModifiedTime(file));
            }
        }
        return receipts;
    }
}
