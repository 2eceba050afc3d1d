package org.ruralwarehouse.job.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightJournalTest {

    private static final String PACKAGE = "land/530113199001011234";

    private Path file;

    @BeforeEach
    void choose_a_file(@TempDir Path folder) {
        file = folder.resolve("in-flight.log");
    }

    private FlightJournal afterCrashes(int count) {
        for (int i = 0; i < count; i++) {
            FlightJournal.open(file).start(PACKAGE);
        }
        return FlightJournal.open(file);
    }

    @Test
    void package_in_flight_at_two_crashes_is_suspect() {
        assertThat(afterCrashes(1).isSuspect(PACKAGE)).isFalse();
        assertThat(afterCrashes(1).isSuspect(PACKAGE)).isTrue();
        assertThat(FlightJournal.open(file).isSuspect(PACKAGE))
                .as("until it has been read")
                .isTrue();
        assertThat(FlightJournal.open(file).isSuspect("land/other")).isFalse();
    }

    @Test
    void package_that_did_not_react_is_suspect_at_once() {
        FlightJournal journal = FlightJournal.open(file);
        journal.start(PACKAGE);
        journal.stuck(PACKAGE);

        assertThat(FlightJournal.open(file).isSuspect(PACKAGE)).isTrue();
    }

    @Test
    void package_that_has_been_read_is_not_suspect_any_more() {
        afterCrashes(2).end(PACKAGE);

        assertThat(FlightJournal.open(file).isSuspect(PACKAGE)).isFalse();
        assertThat(afterCrashes(1).isSuspect(PACKAGE)).as("counts anew").isFalse();
    }

    @Test
    void completed_run_forgets_everything() {
        afterCrashes(2).clear();

        assertThat(FlightJournal.open(file).isSuspect(PACKAGE)).isFalse();
        assertThat(file).isEmptyFile();
    }

    @Test
    void names_no_package() throws IOException {
        assertThat(afterCrashes(2).isSuspect(PACKAGE)).isTrue();

        assertThat(Files.readString(file)).isNotEmpty().doesNotContain("5301", "land");
    }

    @Test
    void damaged_journal_makes_nothing_suspect() throws IOException {
        Files.write(file, new byte[] {0, -1, '\n', 's', 't', 'a', 'r', 't', ' ', '\n', 'c'});

        assertThat(FlightJournal.open(file).isSuspect(PACKAGE)).isFalse();
    }

    @Test
    void journal_that_cannot_be_written_never_fails() throws IOException {
        Files.createDirectory(file);
        FlightJournal journal = FlightJournal.open(file);
        journal.start(PACKAGE);
        journal.stuck(PACKAGE);
        journal.end(PACKAGE);
        journal.clear();

        assertThat(journal.isSuspect(PACKAGE)).isFalse();
    }
}
