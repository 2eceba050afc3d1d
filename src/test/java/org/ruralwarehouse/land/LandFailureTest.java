package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.land.csv.UnquotedCsvReader;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.submission.incident.PackageStoppedException;
import org.ruralwarehouse.testing.English;
import org.ruralwarehouse.testing.PackageBuilder;

/** A failure of this program at one file rejects that file; a failure of the data folder ends the run. */
class LandFailureTest {

    private Landing landing;
    private Submission submission;

    @BeforeEach
    void send_a_package(@TempDir Path temp) {
        landing = new Landing(temp);
        PackageBuilder builder = Landing.packageOf(Landing.GOOD_ROW);
        submission = builder.submission(Landing.DATASET, builder.writeDirectory(temp.resolve("inbox")));
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new NoClassDefFoundError("org/tukaani/xz/XZInputStream"),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new NumberFormatException("530113199001011234"),
                new IllegalStateException("a bug"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void rejects_a_file_at_which_this_program_fails(Throwable failure) {
        LandStage stage = landing.stage(PackageFiles::open, (in, charset, delimiter) -> {
            throw LandFailureTest.<RuntimeException>unchecked(failure);
        });

        LandingOutcome outcome = landing.land(submission, stage);

        landing.assertNothingLanded(submission);
        assertThat(outcome.rejections()).extracting(Finding::code).containsExactly("package_could_not_be_read");
        assertThat(English.text(outcome.rejections().get(0).found()))
                .matches("system failure, incident \\d{8}-[0-9a-f]{8}");
    }

    @Test
    void rejects_a_file_that_exceeds_its_processor_time_within_one_record() {
        LandStage stage = stoppedBy(PackageStoppedException.Reason.PROCESSOR_TIME);

        LandingOutcome outcome = landing.land(submission, stage);

        assertThat(outcome.rejections()).extracting(Finding::code).containsExactly("package_exceeds_limit");
        assertThat(English.text(outcome.rejections().get(0).found())).contains("3,601");
    }

    @Test
    void file_without_progress_is_not_a_finding_of_the_sender() {
        LandingOutcome outcome = landing.land(submission, stoppedBy(PackageStoppedException.Reason.STALL));

        assertThat(outcome.rejections()).extracting(Finding::code).containsExactly("package_could_not_be_read");
    }

    private LandStage stoppedBy(PackageStoppedException.Reason reason) {
        return landing.stage(PackageFiles::open, (in, charset, delimiter) -> {
            throw new PackageStoppedException(reason, Duration.ofSeconds(3601));
        });
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void a_failure_of_the_data_folder_ends_the_run() throws IOException {
        Files.createFile(landing.staging());
        LandStage stage = landing.stage(PackageFiles::open, UnquotedCsvReader::open);

        assertThatThrownBy(() -> landing.land(submission, stage)).isInstanceOf(UncheckedIOException.class);
    }
}
