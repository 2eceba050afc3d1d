package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ruralwarehouse.job.impact.ImpactLauncher;
import org.ruralwarehouse.job.impact.ImpactResult;
import org.ruralwarehouse.message.VisibleText;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reports the effect of a changed contract or check. */
@Command(
        name = "impact",
        description = {
            "Lists how findings about landed rows would change under the contracts and checks of the working tree,",
            "compared with the current release. Read-only."
        },
        mixinStandardHelpOptions = true)
final class ImpactCommand implements Callable<Integer> {

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
        ImpactResult impact = new ImpactLauncher(settings, key).run();
        if (impact.changes().isEmpty()) {
            out.println("No change.");
            return ExitCode.OK;
        }
        out.printf("%-36s %-16s %-8s %-34s %10s %10s%n", "package", "dataset", "period", "rule", "new", "resolved");
        for (ImpactResult.Change change : impact.changes()) {
            out.printf(
                    Locale.ROOT,
                    "%-36s %-16s %-8s %-34s %,10d %,10d%n",
                    VisibleText.of(change.packageName()),
                    change.dataset(),
                    change.period(),
                    change.code(),
                    change.appearing(),
                    change.disappearing());
        }
        out.printf(
                Locale.ROOT,
                "%,d accepted rows would be quarantined; %,d quarantined rows would be accepted%n",
                impact.newlyQuarantined(),
                impact.newlyAccepted());
        return ExitCode.OK;
    }
}
