package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.cli.Main;
import org.ruralwarehouse.decision.Decision;
import org.ruralwarehouse.decision.DecisionKind;
import org.ruralwarehouse.decision.DecisionStore;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.SamplePackages;

/** A check that does not finish, and a process that is killed while it searches for the cause of a blocked release. */
class SearchInterruptedIT {

    private static final String CULPRIT = "employment 460000 2022 attempt 2";

    private final Path folder;
    private final NightlyRun nightly;

    SearchInterruptedIT(@TempDir Path folder) {
        this.folder = folder;
        nightly = new NightlyRun(NightlyRun.WAREHOUSE, folder.resolve("inbox"), folder.resolve("data"), "");
    }

    @BeforeEach
    void two_honest_provinces() {
        for (String name : List.of("hainan-2021", "hainan-2022", "xizang-2022")) {
            SamplePackages.copy(name, nightly.inbox());
        }
    }

    private void sendSecondAttempt(int personsPerRow) throws IOException {
        List<String> lines =
                Files.readAllLines(SamplePackages.path("hainan-2022").resolve("employment.csv"));
        new PackageBuilder("attack")
                .province("460000")
                .period("2022")
                .attempt(2)
                .csv("employment", lines.toArray(String[]::new))
                .resource("employment", resource -> resource.put("rural:personsPerRow", personsPerRow))
                .writeDirectory(SamplePackages.folder(nightly.inbox(), "460000"));
    }

    private List<Decision> decisions() {
        return new DecisionStore(nightly.data().resolve("decisions")).read().all();
    }

    private void assertOnlyTheCulpritIsHeld(RunOutcome outcome, DecisionKind kind) {
        assertThat(outcome.blockedBy()).isEmpty();
        assertThat(decisions()).hasSize(1).allSatisfy(decision -> {
            assertThat(decision.kind()).isEqualTo(kind);
            assertThat(decision.submission().text()).isEqualTo(CULPRIT);
        });
        try (Database release = NightlyRun.open(outcome)) {
            assertThat(release.queryStrings("select dataset || ' ' || province_code || ' ' || period || ' ' || attempt"
                            + " from star.dim_submission where is_effective"))
                    .contains("employment 460000 2022 1", "employment 460000 2021 1", "employment 540000 2022 1");
            assertThat(release.queryStrings("select value_found from meta.finding where finding_code ="
                            + " 'submission_held' and package_name = 'hainan/attack'"))
                    .containsExactly(decisions().get(0).reason());
        }
        assertThat(outcome.current().orElseThrow().manifest().findings()).containsEntry("submission_held", 1L);
        assertThat(read("reports/hainan~attack/report.json")).contains("\"submission_held\"");
    }

    private String read(String file) {
        try {
            return Files.readString(nightly.data().resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "search.all", matches = "true", disabledReason = "long, runs in make search")
    void holds_the_submission_for_which_a_check_does_not_finish() throws IOException {
        Path warehouse = folder.resolve("warehouse");
        NightlyRun.copyTree(
                NightlyRun.WAREHOUSE, warehouse, path -> !path.startsWith(NightlyRun.WAREHOUSE.resolve("data")));
        Files.writeString(warehouse.resolve("checks/quality/employment__explodes.sql"), """
                /*
                code: explodes
                severity: warning
                dataset: employment
                scope: province
                zh: 问题
                en: Problem
                fix_zh: 核对
                fix_en: Check
                */
                select a.submission_key, a.source_line
                from landed.employment as a
                join landed.submission as s on s.submission_key = a.submission_key and s.attempt = 2
                join landed.employment as b on b.submission_key = s.submission_key
                join landed.employment as c on c.submission_key = s.submission_key
                join landed.employment as d on d.submission_key = s.submission_key
                group by all
                having bool_or(hash(a.source_line, b.source_line, c.source_line, d.source_line) = 0)
                """);
        sendSecondAttempt(500);

        RunOutcome outcome =
                new NightlyRun(warehouse, nightly.inbox(), nightly.data(), "check_time_budget: PT15S\n").run();

        assertOnlyTheCulpritIsHeld(outcome, DecisionKind.TIME_OUT);
        assertThat(decisions().get(0).reason()).contains("check_not_run: employment__explodes");
    }

    @Test
    @Timeout(300)
    void completes_the_run_of_a_process_that_was_killed_during_the_search() throws Exception {
        sendSecondAttempt(10_000);
        killWhen(() -> exists("runs", "rehearsal"));

        assertThat(decisions()).isEmpty();
        assertOnlyTheCulpritIsHeld(nightly.run(), DecisionKind.BLAME);
    }

    @Test
    @Timeout(300)
    void replays_the_decision_of_a_process_that_was_killed_after_it() throws Exception {
        sendSecondAttempt(10_000);
        killWhen(() -> exists("decisions", ".json"));
        List<Decision> recorded = decisions();

        assertThat(recorded).hasSize(1);
        assertOnlyTheCulpritIsHeld(nightly.run(), DecisionKind.BLAME);
        assertThat(decisions()).isEqualTo(recorded);
    }

    private boolean exists(String parent, String end) throws IOException {
        Path root = nightly.data().resolve(parent);
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(root, 2)) {
            return files.anyMatch(file -> file.toString().endsWith(end));
        }
    }

    /** Decides when to kill the process. */
    @FunctionalInterface
    private interface KillCondition {
        boolean hasCome() throws IOException;
    }

    private void killWhen(KillCondition moment) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "nightly",
                        "--inbox",
                        nightly.inbox().toString(),
                        "--data",
                        nightly.data().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        while (process.isAlive() && !moment.hasCome()) {
            Thread.sleep(10);
        }
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        assertThat(nightly.data().resolve("current")).doesNotExist();
    }
}
