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

/** What an interrupted night has made is not published when it would be made in another way by then. */
class RestartAfterChangeIT {

    private static final String MODEL = "facts/fct_employment.sql";
    private static final String CHECK = "checks/quality/employment__work_place_agrees_with_code.sql";

    @TempDir
    Path folder;

    private NightlyRun night;

    @BeforeEach
    void three_packages_are_published_and_a_fourth_arrives() throws IOException {
        Path warehouse = folder.resolve("warehouse");
        NightlyRun.copyTree(
                NightlyRun.WAREHOUSE, warehouse, path -> !path.startsWith(NightlyRun.WAREHOUSE.resolve("data")));
        night = new NightlyRun(warehouse, Files.createDirectories(folder.resolve("inbox")), folder.resolve("data"));
        arrive("hainan-2021", "hainan-2022", "ningxia-2022");
    }

    private void arrive(String... packages) {
        for (String name : packages) {
            NightlyRun.copyTree(NightlyRun.SAMPLE.resolve(name), night.inbox().resolve(name));
        }
    }

    /** As a killed process leaves it: everything is made, nothing is published. */
    private void interruptedBeforeItPublishes() {
        assertThatThrownBy(() -> runAndThen("publish", () -> {
                    throw new IllegalStateException("the machine went down");
                }))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("the machine went down");
    }

    private RunOutcome runAndThen(String station, Runnable event) {
        return new NightlyLauncher(night.settings(), key(), new Progress() {
                    @Override
                    public void stageStarted(String name, String about) {
                        if (name.equals(station)) {
                            event.run();
                        }
                    }
                })
                .run();
    }

    private PseudonymKey key() {
        return new PseudonymKey(
                new PseudonymKeys(Map.of()).secret(night.settings().data()));
    }

    private void change(String file, String before, String after) {
        try {
            Path path = night.warehouse().resolve(file);
            assertThat(path).content().contains(before);
            Files.writeString(path, Files.readString(path).replace(before, after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void aModelCountsAnotherMonth() {
        change(MODEL, "cast(employment.months_worked as integer)", "cast(employment.months_worked + 1 as integer)");
    }

    private void aCheckKeepsMoreOut() {
        change(CHECK, "severity: warning", "severity: error");
        change(CHECK, "<> place_of_code", "<> place_of_code or work_region_code like '%1'");
    }

    private void theCheckIsAsItWas() {
        change(CHECK, "severity: error", "severity: warning");
        change(CHECK, " or work_region_code like '%1'", "");
    }

    /** The same packages and definitions, in a folder where nothing was interrupted. */
    private NightlyRun undisturbed() {
        NightlyRun undisturbed = new NightlyRun(night.warehouse(), night.inbox(), folder.resolve("undisturbed"));
        NightlyRun.copyTree(night.data().resolve("secret"), undisturbed.data().resolve("secret"));
        return undisturbed;
    }

    private static CurrentRelease release(RunOutcome outcome) {
        assertThat(outcome.blockedBy()).isEmpty();
        return outcome.current().orElseThrow();
    }

    private void assertThatAllIsAsIfNothingHadBeenInterrupted(RunOutcome outcome) {
        NightlyRun undisturbed = undisturbed();
        CurrentRelease made = release(outcome);
        CurrentRelease expected = release(undisturbed.run());

        assertThat(made.manifest().identity().inputSha256())
                .isEqualTo(expected.manifest().identity().inputSha256());
        assertThat(IncrementalReleaseIT.differences(made, expected)).isEmpty();
        assertThat(made.manifest().rows())
                .isEqualTo(expected.manifest().rows())
                .allMatch(rows -> rows.received() == rows.accepted() + rows.quarantined());
        assertThat(reports(night)).isEqualTo(reports(undisturbed));
    }

    private static String reports(NightlyRun night) {
        return new FileTree(night.data().resolve("reports")).sha256();
    }

    private List<String> history() {
        return new RunHistory(night.settings()).last(9);
    }

    @Test
    void a_night_whose_inputs_are_the_same_goes_on_where_it_stopped() {
        interruptedBeforeItPublishes();
        RunOutcome outcome = night.run();

        assertThat(history())
                .anySatisfy(run -> assertThat(run)
                        .contains("check=COMPLETED", "model=COMPLETED", "report=COMPLETED", "publish=FAILED"))
                .anySatisfy(run ->
                        assertThat(run).contains("publish=COMPLETED").doesNotContain("check=", "model=", "report="));
        assertThatAllIsAsIfNothingHadBeenInterrupted(outcome);
    }

    @Test
    void definitions_that_changed_since_are_what_the_release_and_the_reports_are_made_by() {
        night.run();
        arrive("qinghai-2022");
        interruptedBeforeItPublishes();
        aModelCountsAnotherMonth();
        aCheckKeepsMoreOut();

        RunOutcome outcome = night.run();

        assertThat(history()).anySatisfy(run -> assertThat(run)
                .doesNotContain("accept=")
                .contains("check=COMPLETED", "model=COMPLETED", "report=COMPLETED", "publish=COMPLETED"));
        assertThatAllIsAsIfNothingHadBeenInterrupted(outcome);
    }

    @Test
    void provinces_are_told_again_what_holds_when_a_change_was_taken_back() {
        night.run();
        String told = reports(night);
        aCheckKeepsMoreOut();
        interruptedBeforeItPublishes();
        assertThat(reports(night)).isNotEqualTo(told);
        theCheckIsAsItWas();

        RunOutcome outcome = night.run();

        assertThat(reports(night)).isEqualTo(told);
        assertThatAllIsAsIfNothingHadBeenInterrupted(outcome);
    }

    @Test
    void a_second_interruption_does_not_bring_back_what_the_first_night_made() {
        interruptedBeforeItPublishes();
        aCheckKeepsMoreOut();
        assertThatThrownBy(() -> runAndThen("model", () -> {
                    throw new IllegalStateException("the machine went down again");
                }))
                .isInstanceOf(RunFailedException.class);

        RunOutcome outcome = night.run();

        assertThatAllIsAsIfNothingHadBeenInterrupted(outcome);
    }

    @Test
    void rows_that_a_replay_has_landed_since_count() {
        change("contracts/employment.yml", "maximum: 12 }", "maximum: 6 }");
        long before = accepted(night.run());
        change("contracts/employment.yml", "maximum: 6 }", "maximum: 12 }");
        interruptedBeforeItPublishes();
        Settings settings = night.settings();
        long passed = new ReplayLauncher(settings, key())
                .run().stream().mapToLong(replayed -> replayed.landed()).sum();

        RunOutcome outcome = night.run();

        CurrentRelease expected = release(undisturbed().run());
        assertThat(passed).isPositive();
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
    void definitions_that_change_while_a_night_is_under_way_are_published_by_the_next() {
        assertThatThrownBy(() -> runAndThen("publish", this::aModelCountsAnotherMonth))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("have changed while the run was under way")
                .hasMessageContaining("Nothing was published");
        assertThat(night.data().resolve("current")).doesNotExist();

        assertThat(night.run().isPublished()).isTrue();
    }

    @Test
    void rows_are_not_checked_by_definitions_other_than_those_they_were_landed_by() {
        assertThatThrownBy(() -> runAndThen("accept", this::aCheckKeepsMoreOut))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("have changed while the run was under way");

        assertThat(night.run().isPublished()).isTrue();
    }
}
