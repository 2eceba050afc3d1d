package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ruralwarehouse.job.replay.ReplayLauncher;
import org.ruralwarehouse.job.replay.ReplayedSubmission;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** After a contract was mended. */
@Command(
        name = "replay",
        description = {
            "Takes quarantined rows through the contracts in force now: what passes lands, the rest stays.",
            "Nothing is loaded twice. The next nightly run publishes what has landed."
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
            if (submission.passed() > 0) {
                out.printf(
                        Locale.ROOT,
                        "%s %s: %,d of %,d rows passed%n",
                        submission.packageName(),
                        submission.dataset(),
                        submission.passed(),
                        submission.tried());
            }
        }
        long passed = replayed.stream().mapToLong(ReplayedSubmission::passed).sum();
        long tried = replayed.stream().mapToLong(ReplayedSubmission::tried).sum();
        out.printf(Locale.ROOT, "%,d of %,d quarantined rows have landed now%n", passed, tried);
        if (passed > 0) {
            out.println("Run nightly to publish them.");
        }
        return ExitCode.OK;
    }
}
