package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.job.impact.ImpactLauncher;
import org.ruralwarehouse.job.impact.ImpactResult;
import org.ruralwarehouse.job.replay.ReplayLauncher;
import org.ruralwarehouse.job.replay.ReplayedSubmission;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.settings.PseudonymKeys;
import org.ruralwarehouse.settings.Settings;

/** After a contract is mended, quarantined rows that obey it are loaded, once, and the rest stays where it was. */
class SubmissionReplayIT {

    private static final String KEPT_OUT =
            "select count(*) from meta.finding where finding_code = 'value_out_of_range' and column_name = 'months_worked'";

    private final Path warehouse;
    private final NightlyRun night;

    SubmissionReplayIT(@TempDir Path folder) throws IOException {
        warehouse = folder.resolve("warehouse");
        NightlyRun.copyTree(
                NightlyRun.WAREHOUSE, warehouse, path -> !path.startsWith(NightlyRun.WAREHOUSE.resolve("data")));
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        NightlyRun.copyTree(NightlyRun.SAMPLE.resolve("xinjiang-2022"), inbox.resolve("xinjiang-2022"));
        night = new NightlyRun(warehouse, inbox, folder.resolve("data"));
    }

    @BeforeEach
    void the_contract_allows_eleven_months_by_mistake() throws IOException {
        months("maximum: 12 }", "maximum: 6 }");
    }

    private void months(String before, String after) throws IOException {
        Path contract = warehouse.resolve("contracts/employment.yml");
        Files.writeString(contract, Files.readString(contract).replace(before, after));
    }

    private List<ReplayedSubmission> replay() {
        Settings settings = night.settings();
        byte[] secret = new PseudonymKeys(java.util.Map.of()).secret(settings.data());
        return new ReplayLauncher(settings, new PseudonymKey(secret)).run();
    }

    private static ReleaseManifest.RowCount employment(RunOutcome outcome) {
        return outcome.current().orElseThrow().manifest().rows().stream()
                .filter(rows -> rows.dataset().equals("employment"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rows_that_pass_now_are_loaded_once_with_their_pseudonyms_and_the_rest_stays() throws IOException {
        RunOutcome mistaken = night.run();
        long keptOut;
        try (Database database = NightlyRun.open(mistaken)) {
            keptOut = database.queryLong(KEPT_OUT);
        }
        months("maximum: 6 }", "maximum: 12 }");

        long passed = replay().stream().mapToLong(ReplayedSubmission::landed).sum();
        long passedAgain =
                replay().stream().mapToLong(ReplayedSubmission::landed).sum();
        RunOutcome mended = night.run();

        assertThat(passed).isBetween(100L, keptOut);
        assertThat(passedAgain).isZero();
        assertThat(mended.isPublished()).isTrue();
        assertThat(employment(mended).received()).isEqualTo(employment(mistaken).received());
        assertThat(employment(mended).accepted())
                .isGreaterThan(employment(mistaken).accepted());
        try (Database database = NightlyRun.open(mended)) {
            assertThat(database.queryLong(KEPT_OUT)).isBetween(0L, 5L);
            assertThat(database.queryLong("select count(*) from star.fct_employment where months_worked > 6"
                            + " and person_key is not null"))
                    .isGreaterThan(100);
            assertThat(database.queryLong("select count(*) - count(distinct (submission_key, source_line))"
                            + " from star.fct_employment"))
                    .isZero();
        }
    }

    @Test
    void the_result_is_that_of_a_night_in_which_the_contract_was_right_from_the_start(@TempDir Path other)
            throws IOException {
        night.run();
        months("maximum: 6 }", "maximum: 12 }");
        replay();
        RunOutcome replayed = night.run();
        RunOutcome straight = new NightlyRun(warehouse, night.inbox(), other.resolve("data")).run();

        assertThat(replayed.current().orElseThrow().manifest().rows())
                .isEqualTo(straight.current().orElseThrow().manifest().rows());
        assertThat(codes(replayed)).isEqualTo(codes(straight));
    }

    @Test
    void a_second_replay_keeps_what_was_found_in_rows_that_landed_in_the_first(@TempDir Path other) throws IOException {
        // A wage above a limit is only warned of: the row lands with a finding.
        months("maximum: 200000 }", "maximum: 100 }\n    severity: warning");
        night.run();
        months("maximum: 6 }", "maximum: 9 }");
        long first = replay().stream().mapToLong(ReplayedSubmission::landed).sum();
        months("maximum: 9 }", "maximum: 12 }");
        long second = replay().stream().mapToLong(ReplayedSubmission::landed).sum();
        RunOutcome replayed = night.run();
        RunOutcome straight = new NightlyRun(warehouse, night.inbox(), other.resolve("data")).run();

        assertThat(first).isPositive();
        assertThat(second).isPositive();
        assertThat(replayed.current().orElseThrow().manifest().rows())
                .isEqualTo(straight.current().orElseThrow().manifest().rows());
        assertThat(codes(replayed)).isEqualTo(codes(straight));
    }

    @Test
    void the_impact_of_a_change_is_told_before_it_is_made_and_is_what_comes_true() throws IOException {
        RunOutcome before = night.run();
        ImpactResult none = impact();
        months("maximum: 6 }", "maximum: 12 }");

        ImpactResult impact = impact();
        replay();
        RunOutcome after = night.run();

        assertThat(none.changes()).isEmpty();
        assertThat(impact.newlyQuarantined()).isZero();
        // Rows that another check keeps out, or that repeat one, do not count after all.
        assertThat(impact.newlyAccepted())
                .isEqualTo(employment(after).accepted() - employment(before).accepted());
        assertThat(impact.changes()).anySatisfy(change -> {
            assertThat(change.code()).isEqualTo("value_out_of_range");
            assertThat(change.disappearing()).isGreaterThan(100);
            assertThat(change.appearing()).isZero();
        });
    }

    private ImpactResult impact() {
        Settings settings = night.settings();
        byte[] secret = new PseudonymKeys(java.util.Map.of()).secret(settings.data());
        return new ImpactLauncher(settings, new PseudonymKey(secret)).run();
    }

    private static List<String> codes(RunOutcome outcome) {
        try (Database database = NightlyRun.open(outcome)) {
            return database.queryStrings("select finding_code || ' ' || coalesce(source_line::varchar, '') || ' '"
                    + " || coalesce(column_name, '') from meta.finding"
                    + " where finding_code <> 'value_normalized' order by all");
        }
    }
}
