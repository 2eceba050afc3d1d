package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.decision.Decision;
import org.ruralwarehouse.decision.DecisionKind;
import org.ruralwarehouse.decision.DecisionStore;
import org.ruralwarehouse.decision.Decisions;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.SamplePackages;

/**
 * One submission prevents the release: the run holds it by a recorded decision and publishes a release with the others.
 */
class HeldSubmissionIT {

    private static final int ABSURD_WEIGHT = 10_000;

    private final Path folder;
    private final NightlyRun nightly;

    HeldSubmissionIT(@TempDir Path folder) {
        this.folder = folder;
        nightly = new NightlyRun(NightlyRun.WAREHOUSE, folder.resolve("inbox"), folder.resolve("data"));
    }

    @BeforeEach
    void two_honest_provinces() {
        SamplePackages.copy("hainan-2022", nightly.inbox());
        SamplePackages.copy("xizang-2022", nightly.inbox());
    }

    private void sendPreviousYear() {
        SamplePackages.copy("hainan-2021", nightly.inbox());
    }

    /** Employment of Hainan with another number of persons for each row. */
    private Path send(String period, int attempt, int personsPerRow) throws IOException {
        List<String> lines =
                Files.readAllLines(SamplePackages.path("hainan-" + period).resolve("employment.csv"));
        return new PackageBuilder("hainan-" + period + "-attempt-" + attempt)
                .province("460000")
                .period(period)
                .attempt(attempt)
                .csv("employment", lines.toArray(String[]::new))
                .resource("employment", resource -> resource.put("rural:personsPerRow", personsPerRow))
                .writeDirectory(SamplePackages.folder(nightly.inbox(), "460000"));
    }

    private Decisions decisions() {
        return new DecisionStore(nightly.data().resolve("decisions")).read();
    }

    private static List<String> effective(RunOutcome outcome) {
        return outcome.current().orElseThrow().manifest().inputs().stream()
                .map(input ->
                        input.dataset() + " " + input.provinceCode() + " " + input.period() + " " + input.attempt())
                .toList();
    }

    private static List<String> held(Decisions decisions) {
        return decisions.excluding().stream()
                .map(decision -> decision.submission().text())
                .toList();
    }

    private void assertCleanWithout(Path sent) {
        new FileTree(sent).delete();
        RunOutcome second = nightly.run();
        assertThat(second.isPublished()).isFalse();
        assertThat(second.blockedBy()).isEmpty();
        assertThat(second.hasNewHolds()).isFalse();
    }

    @Test
    void holds_a_correction_that_moves_a_national_figure_and_keeps_the_previous_attempt() throws IOException {
        sendPreviousYear();
        assertThat(nightly.run().blockedBy()).isEmpty();
        Path sent = send("2022", 9, ABSURD_WEIGHT);

        RunOutcome outcome = nightly.run();

        assertThat(outcome.isPublished()).isTrue();
        assertThat(outcome.hasNewHolds()).isTrue();
        assertThat(held(decisions())).containsExactly("employment 460000 2022 attempt 9");
        assertThat(decisions().all().get(0).reason()).contains("national_total_jumps");
        assertThat(effective(outcome)).contains("employment 460000 2022 1", "employment 540000 2022 1");
        assertThat(outcome.current().orElseThrow().manifest().decisions())
                .isEqualTo(decisions().all());
        assertThat(Files.readString(nightly.data().resolve("reports/hainan~hainan-2022-attempt-9/report.json")))
                .contains("\"state\" : \"held\"", "national_total_jumps");
        assertThat(Files.readString(nightly.data().resolve("reports/hainan~hainan-2022/report.json")))
                .doesNotContain("\"superseded_by\" : 9", "\"state\"");
        assertCleanWithout(sent);
    }

    @Test
    void a_correction_with_a_lower_attempt_counts_while_the_later_attempt_is_held() throws IOException {
        sendPreviousYear();
        nightly.run();
        send("2022", 9, ABSURD_WEIGHT);
        nightly.run();
        send("2022", 2, 500);

        assertThat(effective(nightly.run())).contains("employment 460000 2022 2");
    }

    @Test
    void holds_the_outlier_of_two_new_years_that_contradict_each_other() throws IOException {
        send("2021", 9, ABSURD_WEIGHT);

        RunOutcome outcome = nightly.run();

        assertThat(outcome.isPublished()).isTrue();
        assertThat(held(decisions())).containsExactly("employment 460000 2021 attempt 9");
        assertThat(effective(outcome)).contains("employment 460000 2022 1", "employment 540000 2022 1");
    }

    @Test
    void holds_the_outlier_that_arrives_after_the_year_that_it_contradicts() throws IOException {
        nightly.run();
        send("2021", 9, ABSURD_WEIGHT);

        RunOutcome outcome = nightly.run();

        assertThat(outcome.isPublished()).isTrue();
        assertThat(held(decisions())).containsExactly("employment 460000 2021 attempt 9");
        assertThat(effective(outcome)).contains("employment 460000 2022 1", "employment 540000 2022 1");
    }

    @Test
    void a_confirmed_submission_counts_and_does_not_block_later_runs() throws IOException {
        sendPreviousYear();
        nightly.run();
        send("2022", 2, 10_000);
        nightly.run();
        Decision blamed = decisions().all().get(0);
        new DecisionStore(nightly.data().resolve("decisions"))
                .append("li", DecisionKind.CONFIRM, blamed.submission(), "checked with the province");

        RunOutcome confirmed = nightly.run();
        assertThat(confirmed.isPublished()).isTrue();
        assertThat(effective(confirmed)).contains("employment 460000 2022 2");

        SamplePackages.copy("ningxia-2022", nightly.inbox());
        RunOutcome later = nightly.run();
        assertThat(later.isPublished()).isTrue();
        assertThat(effective(later)).contains("employment 640000 2022 1", "employment 460000 2022 2");
    }

    @Test
    void a_rebuild_replays_the_decisions() throws IOException {
        sendPreviousYear();
        nightly.run();
        send("2022", 9, ABSURD_WEIGHT);
        List<String> published = effective(nightly.run());
        List<Decision> recorded = decisions().all();
        for (String derived : List.of("releases", "runs", "reports", "report-receipts", "job-repository")) {
            new FileTree(nightly.data().resolve(derived)).delete();
        }
        Files.delete(nightly.data().resolve("current"));

        assertThat(effective(nightly.run())).isEqualTo(published);
        assertThat(decisions().all()).isEqualTo(recorded);
    }

    @Test
    void holds_a_submission_that_makes_a_model_fail() throws IOException {
        Path warehouse = folder.resolve("warehouse");
        NightlyRun.copyTree(
                NightlyRun.WAREHOUSE, warehouse, path -> !path.startsWith(NightlyRun.WAREHOUSE.resolve("data")));
        Files.writeString(warehouse.resolve("marts/mart_failing.sql"), """
                /*
                description: Fails when Hainan has sent a second attempt
                grain: [submission_key]
                */
                select submission_key, if(attempt = 2, error('overflow')::integer, attempt) as attempt
                from star.dim_submission
                where is_effective
                """);
        NightlyRun other = new NightlyRun(warehouse, nightly.inbox(), nightly.data());
        send("2022", 2, 500);

        RunOutcome outcome = other.run();

        assertThat(outcome.isPublished()).isTrue();
        assertThat(held(decisions())).containsExactly("employment 460000 2022 attempt 2");
        assertThat(effective(outcome)).contains("employment 460000 2022 1", "employment 540000 2022 1");
        try (Database release = NightlyRun.open(outcome)) {
            assertThat(release.queryLong("select count(*) from mart.mart_failing"))
                    .isEqualTo(effective(outcome).size());
        }
        List<String> reports = new ArrayList<>();
        reports.add(Files.readString(nightly.data().resolve("reports/hainan~hainan-2022-attempt-2/report.html")));
        assertThat(reports.get(0)).contains("Held and not included", "overflow");
    }
}
