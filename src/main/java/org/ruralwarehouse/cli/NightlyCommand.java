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

/** Loads new packages and publishes a release. */
@Command(
        name = "nightly",
        description = {
            "Loads the packages of the inbox and publishes a release.",
            "After a failure, run it again to continue with the stage that failed."
        },
        mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--plain", description = "Print plain lines instead of a progress bar.")
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
        if (!outcome.blockedBy().isEmpty()) {
            return ExitCode.NOT_PUBLISHED;
        }
        boolean areAllCounted = outcome.facts().rejected().isEmpty()
                && !outcome.hasNewHolds()
                && outcome.mostlyQuarantined().isEmpty();
        return areAllCounted ? ExitCode.OK : ExitCode.SOME_REJECTED;
    }
}
