package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
import org.ruralwarehouse.testing.SamplePackages;

/**
 * After a contract is corrected, a replay loads the valid quarantined rows once and leaves the others in quarantine.
 */
class SubmissionReplayIT {

    private static final String QUARANTINED_ROWS =
            "select sum(finding_count)::bigint from meta.finding where finding_code = 'value_out_of_range'"
                    + " and column_name = 'months_worked'";

    private final Path warehouse;
    private final NightlyRun nightly;

    SubmissionReplayIT(@TempDir Path folder) throws IOException {
        warehouse = folder.resolve("warehouse");
        NightlyRun.copyTree(
                NightlyRun.WAREHOUSE, warehouse, path -> !path.startsWith(NightlyRun.WAREHOUSE.resolve("data")));
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        SamplePackages.copy("xinjiang-2022", inbox);
        nightly = new NightlyRun(warehouse, inbox, folder.resolve("data"));
    }

    @BeforeEach
    void set_a_wrong_maximum_in_the_contract() throws IOException {
        setMaximum("maximum: 12 }", "maximum: 6 }");
    }

    private void setMaximum(String before, String after) throws IOException {
        Path contract = warehouse.resolve("contracts/employment.yml");
        Files.writeString(contract, Files.readString(contract).replace(before, after));
    }

    private List<ReplayedSubmission> replay() {
        Settings settings = nightly.settings();
        byte[] secret = new PseudonymKeys(Map.of()).read(settings.data());
        return new ReplayLauncher(settings, new PseudonymKey(secret)).run();
    }

    private static ReleaseManifest.RowCount employment(RunOutcome outcome) {
        return outcome.current().orElseThrow().manifest().rows().stream()
                .filter(rows -> rows.dataset().equals("employment"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void loads_valid_rows_once_with_their_pseudonyms() throws IOException {
        RunOutcome initial = nightly.run();
        long quarantined;
        try (Database database = NightlyRun.open(initial)) {
            quarantined = database.queryLong(QUARANTINED_ROWS);
        }
        setMaximum("maximum: 6 }", "maximum: 12 }");

        long landed = replay().stream().mapToLong(ReplayedSubmission::landed).sum();
        long landedAgain =
                replay().stream().mapToLong(ReplayedSubmission::landed).sum();
        RunOutcome corrected = nightly.run();

        assertThat(landed).isBetween(100L, quarantined);
        assertThat(landedAgain).isZero();
        assertThat(corrected.isPublished()).isTrue();
        assertThat(employment(corrected).received())
                .isEqualTo(employment(initial).received());
        assertThat(employment(corrected).accepted())
                .isGreaterThan(employment(initial).accepted());
        try (Database database = NightlyRun.open(corrected)) {
            assertThat(database.queryLong(QUARANTINED_ROWS)).isBetween(0L, 5L);
            assertThat(database.queryLong("select count(*) from star.fct_employment where months_worked > 6"
                            + " and person_key_low is not null"))
                    .isGreaterThan(100);
            assertThat(database.queryLong("select count(*) - count(distinct (submission_key, source_line))"
                            + " from star.fct_employment"))
                    .isZero();
        }
    }

    @Test
    void the_result_equals_that_of_a_run_with_the_corrected_contract_from_the_start(@TempDir Path other)
            throws IOException {
        nightly.run();
        setMaximum("maximum: 6 }", "maximum: 12 }");
        replay();
        RunOutcome replayed = nightly.run();
        RunOutcome straight = new NightlyRun(warehouse, nightly.inbox(), other.resolve("data")).run();

        assertThat(replayed.current().orElseThrow().manifest().rows())
                .isEqualTo(straight.current().orElseThrow().manifest().rows());
        assertThat(codes(replayed)).isEqualTo(codes(straight));
    }

    @Test
    void keeps_findings_of_the_first_replay_in_a_second_replay(@TempDir Path other) throws IOException {
        // A wage above a limit is only a warning: the row lands with a finding.
        setMaximum("maximum: 200000 }", "maximum: 100 }\n    severity: warning");
        nightly.run();
        setMaximum("maximum: 6 }", "maximum: 9 }");
        long first = replay().stream().mapToLong(ReplayedSubmission::landed).sum();
        setMaximum("maximum: 9 }", "maximum: 12 }");
        long second = replay().stream().mapToLong(ReplayedSubmission::landed).sum();
        RunOutcome replayed = nightly.run();
        RunOutcome straight = new NightlyRun(warehouse, nightly.inbox(), other.resolve("data")).run();

        assertThat(first).isPositive();
        assertThat(second).isPositive();
        assertThat(replayed.current().orElseThrow().manifest().rows())
                .isEqualTo(straight.current().orElseThrow().manifest().rows());
        assertThat(codes(replayed)).isEqualTo(codes(straight));
    }

    @Test
    void predicts_the_impact_of_a_contract_change() throws IOException {
        RunOutcome before = nightly.run();
        ImpactResult none = impact();
        setMaximum("maximum: 6 }", "maximum: 12 }");

        ImpactResult impact = impact();
        replay();
        RunOutcome after = nightly.run();

        assertThat(none.changes()).isEmpty();
        assertThat(impact.newlyQuarantined()).isZero();
        // Rows that another check quarantines, and duplicates, are not accepted.
        assertThat(impact.newlyAccepted())
                .isEqualTo(employment(after).accepted() - employment(before).accepted());
        assertThat(impact.changes()).anySatisfy(change -> {
            assertThat(change.code()).isEqualTo("value_out_of_range");
            assertThat(change.disappearing()).isGreaterThan(100);
            assertThat(change.appearing()).isZero();
        });
    }

    private ImpactResult impact() {
        Settings settings = nightly.settings();
        byte[] secret = new PseudonymKeys(Map.of()).read(settings.data());
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
