package org.ruralwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.Submissions;

class ConsoleProgressTest {

    private static final Submission ORCHARD = Submissions.of(1);

    private final StringWriter text = new StringWriter();
    private final ConsoleProgress progress = ConsoleProgress.on(new PrintWriter(text, true), false);

    private void landed() {
        progress.submissionCompleted(new LandingOutcome(ORCHARD, Submissions.receipt(ORCHARD), List.of()));
    }

    @Test
    void shows_landed_files_out_of_accepted_files() {
        progress.stageStarted("accept", "inbox");
        progress.packageVerified(
                new PackageVerdict("package_1", PackageVerdict.Status.ACCEPTED, List.of(ORCHARD), List.of()));
        landed();

        assertThat(text.toString()).contains("1/1 package_1 orchard: ");
    }

    @Test
    void shows_no_total_after_a_restart() {
        progress.stageStarted("restart", "continues run");
        landed();

        assertThat(text.toString()).contains("land     1 package_1 orchard: ").doesNotContain("/");
    }
}
