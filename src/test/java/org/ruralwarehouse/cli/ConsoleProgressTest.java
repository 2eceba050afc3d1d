package org.ruralwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.Receipts;

class ConsoleProgressTest {

    private static final Submission ORCHARD = new Submission(
            1,
            "orchard",
            "530000",
            "2022",
            1,
            "yunnan",
            Path.of("inbox", "yunnan"),
            "orchard.csv",
            null,
            ',',
            10,
            "0".repeat(64),
            null,
            1,
            Map.of(),
            Instant.parse("2023-01-15T08:30:00Z"),
            "m");

    private final StringWriter text = new StringWriter();
    private final ConsoleProgress progress = ConsoleProgress.on(new PrintWriter(text, true), false);

    private void landed() {
        progress.submissionDone(new LandingOutcome(ORCHARD, Receipts.of(ORCHARD, 3, 2), List.of()));
    }

    @Test
    void files_that_land_are_counted_against_those_that_were_accepted() {
        progress.stationStarted("accept", "inbox");
        progress.packageJudged(
                new PackageVerdict("yunnan", PackageVerdict.Status.ACCEPTED, List.of(ORCHARD), List.of()));
        landed();

        assertThat(text.toString()).contains("1/1 yunnan orchard: ");
    }

    @Test
    void a_restart_accepts_nothing_and_counts_against_nothing() {
        progress.stationStarted("restart", "goes on");
        landed();

        assertThat(text.toString()).contains("land     1 yunnan orchard: ").doesNotContain("/");
    }
}
