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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.job.RunHistory;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.testing.SamplePackages;

/** Reports are written also when a model, which runs in parallel, fails. */
class ReportInParallelWithModelIT {

    private static final List<String> PACKAGES = List.of("hainan-2020", "hainan-2021", "hainan-2022");

    @TempDir
    Path folder;

    private Path warehouse;
    private Path data;
    private NightlyRun nightly;

    @BeforeEach
    void copy_the_warehouse_and_three_packages() throws IOException {
        warehouse = folder.resolve("warehouse");
        data = folder.resolve("data");
        for (String part : List.of("contracts", "checks", "reference", "dims", "facts", "marts", "figures", "tests")) {
            NightlyRun.copyTree(NightlyRun.WAREHOUSE.resolve(part), warehouse.resolve(part));
        }
        Files.copy(NightlyRun.WAREHOUSE.resolve("dictionary.yml"), warehouse.resolve("dictionary.yml"));
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        for (String name : PACKAGES) {
            SamplePackages.copy(name, inbox);
        }
        nightly = new NightlyRun(warehouse, inbox, data);
    }

    @Test
    void writes_all_reports_when_a_model_fails_and_none_again_on_restart() throws IOException {
        Path model = warehouse.resolve("marts/mart_income_by_county.sql");
        String good = Files.readString(model);
        Files.writeString(
                model, good.replace("select * from final", "select * from final where error('broken') is null"));

        assertThatThrownBy(nightly::run).isInstanceOf(RunFailedException.class).hasMessageContaining("broken");
        Map<Path, FileTime> reports = reportTimes();
        assertThatThrownBy(nightly::run).isInstanceOf(RunFailedException.class).hasMessageContaining("broken");
        Map<Path, FileTime> afterRestart = reportTimes();
        List<String> history = new RunHistory(nightly.settings()).last(5);
        Files.writeString(model, good);
        RunOutcome outcome = nightly.run();

        assertThat(reports.keySet())
                .extracting(path -> path.getFileName().toString())
                .contains("report.json");
        assertThat(reports.keySet().stream()
                        .map(path -> path.getParent().getFileName().toString())
                        .distinct())
                .containsExactlyElementsOf(PACKAGES.stream()
                        .map(name -> SamplePackages.report(data.resolve("reports"), name))
                        .map(path -> path.getFileName().toString())
                        .toList());
        assertThat(afterRestart).isEqualTo(reports);
        assertThat(history)
                .anySatisfy(run -> assertThat(run).contains("model=FAILED", "report=COMPLETED"))
                .anySatisfy(run -> assertThat(run).contains("model=FAILED").doesNotContain("report="));
        assertThat(provinceTables(outcome.current().orElseThrow().folder().resolve("findings")))
                .contains("460000.csv");
    }

    @Test
    void a_failed_report_delays_the_release_until_it_is_written_and_the_model_is_not_repeated() throws IOException {
        Path inTheWay = Files.createFile(
                SamplePackages.report(Files.createDirectories(data.resolve("reports")), PACKAGES.get(0)));

        assertThatThrownBy(nightly::run).isInstanceOf(RunFailedException.class);
        assertThat(data.resolve("current")).doesNotExist();
        Files.delete(inTheWay);
        RunOutcome outcome = nightly.run();

        assertThat(outcome.isPublished()).isTrue();
        assertThat(reportTimes()).isNotEmpty();
        assertThat(new RunHistory(nightly.settings()).last(5))
                .anySatisfy(run -> assertThat(run).contains("model=COMPLETED", "report=FAILED"))
                .anySatisfy(run -> assertThat(run).contains("report=COMPLETED").doesNotContain("model="));
    }

    @Test
    void writes_all_reports_when_the_release_is_blocked() throws IOException {
        Files.writeString(warehouse.resolve("tests/dim_region__is_empty.sql"), """
                /*
                description: Nothing is in the table, which is never so.
                */
                select region_key from star.dim_region
                """);

        RunOutcome outcome = nightly.run();

        assertThat(outcome.blockedBy()).singleElement().asString().contains("dim_region__is_empty");
        assertThat(outcome.isPublished()).isFalse();
        assertThat(reportTimes()).isNotEmpty();
        try (Stream<Path> runs = Files.list(data.resolve("runs"))) {
            assertThat(provinceTables(runs.findFirst().orElseThrow().resolve("report/provinces")))
                    .contains("460000.csv");
        }
    }

    private Map<Path, FileTime> reportTimes() throws IOException {
        Map<Path, FileTime> reports = new TreeMap<>();
        for (Path file : new FileTree(data.resolve("reports")).files()) {
            reports.put(file, Files.getLastModifiedTime(file));
        }
        return reports;
    }

    private static List<String> provinceTables(Path folder) {
        return new FileTree(folder)
                .files().stream()
                        .map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".csv"))
                        .toList();
    }
}
