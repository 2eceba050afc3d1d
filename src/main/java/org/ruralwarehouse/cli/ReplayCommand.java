package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ruralwarehouse.job.replay.ReplayLauncher;
import org.ruralwarehouse.job.replay.ReplayedSubmission;
import org.ruralwarehouse.message.VisibleText;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Replays quarantined rows after a contract was corrected. */
@Command(
        name = "replay",
        description = {
            "Applies the current contracts to quarantined rows: valid rows land, the others stay in quarantine.",
            "No row is loaded twice. The next nightly run publishes the landed rows."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = options.read();
        PseudonymKey key = options.key(settings);
        List<ReplayedSubmission> replayed = new ReplayLauncher(settings, key).run();
        for (ReplayedSubmission submission : replayed) {
            if (submission.landed() > 0) {
                out.printf(
                        Locale.ROOT,
                        "%s %s: %,d of %,d rows landed%n",
                        VisibleText.of(submission.packageName()),
                        submission.dataset(),
                        submission.landed(),
                        submission.quarantined());
            }
        }
        long landed = replayed.stream().mapToLong(ReplayedSubmission::landed).sum();
        long quarantined =
                replayed.stream().mapToLong(ReplayedSubmission::quarantined).sum();
        out.printf(Locale.ROOT, "%,d of %,d quarantined rows landed%n", landed, quarantined);
        if (landed > 0) {
            out.println("Run nightly to publish them.");
        }
        return ExitCode.OK;
    }
}
