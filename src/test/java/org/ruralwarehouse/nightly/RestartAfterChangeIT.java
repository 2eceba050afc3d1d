package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.job.NightlyLauncher;
import org.ruralwarehouse.job.Progress;
import org.ruralwarehouse.job.RunHistory;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.job.replay.ReplayLauncher;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.settings.PseudonymKeys;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.testing.SamplePackages;

/** The results of an interrupted run are not published when their inputs have changed. */
class RestartAfterChangeIT {

    private static final String MODEL = "facts/fct_employment.sql";
    private static final String CHECK = "checks/quality/employment__work_place_agrees_with_code.sql";

    @TempDir
    Path folder;

    private NightlyRun nightly;

    @BeforeEach
    void publish_three_packages_and_add_a_fourth() throws IOException {
        Path warehouse = folder.resolve("warehouse");
        NightlyRun.copyTree(
                NightlyRun.WAREHOUSE, warehouse, path -> !path.startsWith(NightlyRun.WAREHOUSE.resolve("data")));
        nightly = new NightlyRun(warehouse, Files.createDirectories(folder.resolve("inbox")), folder.resolve("data"));
        copyToInbox("hainan-2021", "hainan-2022", "ningxia-2022");
    }

    private void copyToInbox(String... packages) {
        for (String name : packages) {
            SamplePackages.copy(name, nightly.inbox());
        }
    }

    /** Leaves the state of a killed process: all results exist, nothing is published. */
    private void interruptBeforePublish() {
        assertThatThrownBy(() -> runWithEvent("publish", () -> {
                    throw new IllegalStateException("the machine went down");
                }))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("the machine went down");
    }

    private RunOutcome runWithEvent(String stage, Runnable event) {
        return new NightlyLauncher(nightly.settings(), key(), new Progress() {
                    @Override
                    public void stageStarted(String name, String description) {
                        if (name.equals(stage)) {
                            event.run();
                        }
                    }
                })
                .run();
    }

    private PseudonymKey key() {
        return new PseudonymKey(
                new PseudonymKeys(Map.of()).read(nightly.settings().data()));
    }

    private void change(String file, String before, String after) {
        try {
            Path path = nightly.warehouse().resolve(file);
            assertThat(path).content().contains(before);
            Files.writeString(path, Files.readString(path).replace(before, after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void changeModel() {
        change(MODEL, "cast(employment.months_worked as integer)", "cast(employment.months_worked + 1 as integer)");
    }

    private void changeCheck() {
        change(CHECK, "severity: warning", "severity: error");
        change(CHECK, "<> place_of_code", "<> place_of_code or work_region_code like '%1'");
    }

    private void restoreCheck() {
        change(CHECK, "severity: error", "severity: warning");
        change(CHECK, " or work_region_code like '%1'", "");
    }

    /** A run with the same packages and definitions in another data folder. */
    private NightlyRun uninterruptedRun() {
        NightlyRun uninterruptedRun =
                new NightlyRun(nightly.warehouse(), nightly.inbox(), folder.resolve("uninterruptedRun"));
        NightlyRun.copyTree(
                nightly.data().resolve("secret"), uninterruptedRun.data().resolve("secret"));
        return uninterruptedRun;
    }

    private static CurrentRelease release(RunOutcome outcome) {
        assertThat(outcome.blockedBy()).isEmpty();
        return outcome.current().orElseThrow();
    }

    private void assertEqualsUninterruptedRun(RunOutcome outcome) {
        NightlyRun uninterruptedRun = uninterruptedRun();
        CurrentRelease made = release(outcome);
        CurrentRelease expected = release(uninterruptedRun.run());

        assertThat(made.manifest().identity().inputSha256())
                .isEqualTo(expected.manifest().identity().inputSha256());
        assertThat(IncrementalReleaseIT.differences(made, expected)).isEmpty();
        assertThat(made.manifest().rows())
                .isEqualTo(expected.manifest().rows())
                .allMatch(rows -> rows.received() == rows.accepted() + rows.quarantined());
        assertThat(reports(nightly)).isEqualTo(reports(uninterruptedRun));
    }

    private static String reports(NightlyRun nightly) {
        return new FileTree(nightly.data().resolve("reports")).sha256();
    }

    private List<String> history() {
        return new RunHistory(nightly.settings()).last(9);
    }

    @Test
    void continues_an_interrupted_run_with_unchanged_inputs() {
        interruptBeforePublish();
        RunOutcome outcome = nightly.run();

        assertThat(history())
                .anySatisfy(run -> assertThat(run)
                        .contains("check=COMPLETED", "model=COMPLETED", "report=COMPLETED", "publish=FAILED"))
                .anySatisfy(run ->
                        assertThat(run).contains("publish=COMPLETED").doesNotContain("check=", "model=", "report="));
        assertEqualsUninterruptedRun(outcome);
    }

    @Test
    void repeats_checks_and_reports_with_changed_definitions() {
        nightly.run();
        copyToInbox("qinghai-2022");
        interruptBeforePublish();
        changeModel();
        changeCheck();

        RunOutcome outcome = nightly.run();

        assertThat(history()).anySatisfy(run -> assertThat(run)
                .doesNotContain("accept=")
                .contains("check=COMPLETED", "model=COMPLETED", "report=COMPLETED", "publish=COMPLETED"));
        assertEqualsUninterruptedRun(outcome);
    }

    @Test
    void writes_reports_again_when_a_change_was_reverted() {
        nightly.run();
        String previousReports = reports(nightly);
        changeCheck();
        interruptBeforePublish();
        assertThat(reports(nightly)).isNotEqualTo(previousReports);
        restoreCheck();

        RunOutcome outcome = nightly.run();

        assertThat(reports(nightly)).isEqualTo(previousReports);
        assertEqualsUninterruptedRun(outcome);
    }

    @Test
    void does_not_reuse_outdated_results_after_a_second_interruption() {
        interruptBeforePublish();
        changeCheck();
        assertThatThrownBy(() -> runWithEvent("model", () -> {
                    throw new IllegalStateException("the machine went down again");
                }))
                .isInstanceOf(RunFailedException.class);

        RunOutcome outcome = nightly.run();

        assertEqualsUninterruptedRun(outcome);
    }

    @Test
    void includes_rows_that_a_replay_landed_after_the_interruption() {
        change("contracts/employment.yml", "maximum: 12 }", "maximum: 6 }");
        long before = accepted(nightly.run());
        change("contracts/employment.yml", "maximum: 6 }", "maximum: 12 }");
        interruptBeforePublish();
        Settings settings = nightly.settings();
        long landed = new ReplayLauncher(settings, key())
                .run().stream().mapToLong(replayed -> replayed.landed()).sum();

        RunOutcome outcome = nightly.run();

        CurrentRelease expected = release(uninterruptedRun().run());
        assertThat(landed).isPositive();
        assertThat(accepted(outcome)).isGreaterThan(before);
        assertThat(release(outcome).manifest().rows())
                .isEqualTo(expected.manifest().rows());
    }

    private static long accepted(RunOutcome outcome) {
        return release(outcome).manifest().rows().stream()
                .mapToLong(ReleaseManifest.RowCount::accepted)
                .sum();
    }

    @Test
    void does_not_publish_when_definitions_change_during_a_run() {
        assertThatThrownBy(() -> runWithEvent("publish", this::changeModel))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("have changed during the run")
                .hasMessageContaining("No release was published");
        assertThat(nightly.data().resolve("current")).doesNotExist();

        assertThat(nightly.run().isPublished()).isTrue();
    }

    @Test
    void does_not_check_with_definitions_that_changed_after_landing() {
        assertThatThrownBy(() -> runWithEvent("accept", this::changeCheck))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("have changed during the run");

        assertThat(nightly.run().isPublished()).isTrue();
    }
}
