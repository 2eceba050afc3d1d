package org.ruralwarehouse.submission.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ruralwarehouse.submission.incident.PackageStoppedException.Reason.PROCESSOR_TIME;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentsTest {

    private static final Throwable FAILURE = new IllegalStateException("530113199001011234", new StackOverflowError());

    private Path temp;
    private Path location;
    private final List<Incident> logged = new ArrayList<>();

    @BeforeEach
    void send_a_package(@TempDir Path folder) throws IOException {
        temp = folder;
        location = Files.createDirectories(temp.resolve("inbox/yunnan"));
        Files.writeString(location.resolve("orchard.csv"), "rows");
    }

    private Incidents incidents(String program) {
        return new Incidents(temp.resolve("incidents"), program, (incident, cause) -> logged.add(incident));
    }

    private Incident fail() {
        return incidents("1").add("land/1", "land", "yunnan", location, FAILURE);
    }

    @Test
    void a_failure_is_logged_once_and_known_afterwards() {
        Incident incident = fail();

        assertThat(logged).containsExactly(incident);
        assertThat(incidents("1").find("land/1", location)).contains(incident);
        assertThat(incidents("1").find("land/2", location)).isEmpty();
    }

    @Test
    void a_package_that_exceeded_its_processor_time_is_known_but_not_logged_as_a_failure() {
        Incident incident = incidents("1")
                .add(
                        "land/1",
                        "land",
                        "yunnan",
                        location,
                        new PackageStoppedException(PROCESSOR_TIME, Duration.ofHours(2)));

        assertThat(incident.processorSeconds()).isEqualTo(7200);
        assertThat(incidents("1").find("land/1", location)).contains(incident);
        assertThat(logged).isEmpty();
    }

    @Test
    void another_program_tries_again() {
        fail();

        assertThat(incidents("2").find("land/1", location)).isEmpty();
    }

    @Test
    void a_package_with_other_bytes_is_tried_again() throws IOException {
        fail();
        Files.writeString(location.resolve("orchard.csv"), "other rows");

        assertThat(incidents("1").find("land/1", location)).isEmpty();
    }

    @Test
    void a_resolved_incident_is_forgotten() {
        fail();
        incidents("1").resolve("land/1");

        assertThat(incidents("1").find("land/1", location)).isEmpty();
    }

    @Test
    void a_damaged_record_does_not_end_the_run() throws IOException {
        fail();
        try (var records = Files.list(temp.resolve("incidents"))) {
            Files.writeString(records.findFirst().orElseThrow(), "{");
        }

        assertThat(incidents("1").find("land/1", location)).isEmpty();
    }

    @Test
    void the_record_names_the_failure_without_its_message() {
        assertThat(fail().failure()).isEqualTo("java.lang.IllegalStateException: java.lang.StackOverflowError");
    }

    @Test
    void only_failures_of_the_data_folder_and_interruptions_concern_the_run() {
        IOException full = new IOException("No space left on device");

        assertThat(FailureScope.whileWriting(full)).isEqualTo(FailureScope.RUN);
        assertThat(FailureScope.whileWriting(new UncheckedIOException(full))).isEqualTo(FailureScope.RUN);
        assertThat(FailureScope.whileWriting(new IllegalStateException(full))).isEqualTo(FailureScope.RUN);
        assertThat(FailureScope.whileWriting(new NoSuchFileException("staging")))
                .isEqualTo(FailureScope.RUN);
        assertThat(FailureScope.whileWriting(new UncheckedIOException(new MalformedInputException(1))))
                .isEqualTo(FailureScope.PACKAGE);
        assertThat(FailureScope.whileWriting(new NoClassDefFoundError())).isEqualTo(FailureScope.PACKAGE);
        assertThat(FailureScope.whileReading(new UncheckedIOException(full))).isEqualTo(FailureScope.PACKAGE);
        assertThat(FailureScope.whileReading(new UncheckedIOException(new InterruptedIOException())))
                .isEqualTo(FailureScope.RUN);
    }
}
