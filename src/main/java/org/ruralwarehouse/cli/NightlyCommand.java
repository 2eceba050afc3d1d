package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.job.NightlyLauncher;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes in what has arrived and publishes a release. */
@Command(
        name = "nightly",
        description = "Takes in what has arrived and publishes a release. Run again after a failure, it goes on.",
        mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--plain", description = "Plain lines even on a terminal.")
    private boolean isPlain;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Database.preload();
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = options.read();
        PseudonymKey key = options.key(settings);
        long start = System.nanoTime();
        RunOutcome outcome;
        try (ConsoleProgress progress = ConsoleProgress.on(out, !isPlain && System.console() != null)) {
            outcome = new NightlyLauncher(settings, key, progress).run();
        }
        new RunSummary(out, settings).print(outcome, (System.nanoTime() - start) / 1_000_000);
        if (!outcome.heldBy().isEmpty()) {
            return ExitCode.HELD_BACK;
        }
        return outcome.night().refused().isEmpty() ? ExitCode.OK : ExitCode.SOME_REFUSED;
    }
}
