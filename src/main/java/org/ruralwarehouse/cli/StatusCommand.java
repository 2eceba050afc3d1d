package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ruralwarehouse.decision.Decision;
import org.ruralwarehouse.decision.DecisionStore;
import org.ruralwarehouse.decision.Decisions;
import org.ruralwarehouse.job.RunHistory;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the current release, the landed files and the latest runs, also while a run is active. */
@Command(
        name = "status",
        description = "Shows the current release, the landed files and the latest runs.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--runs", defaultValue = "5", description = "Number of runs to show (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (runs < 0) {
            throw new ParameterException(spec.commandLine(), "--runs must be 0 or greater");
        }
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = options.read();
        CurrentRelease.find(settings.data().current())
                .ifPresentOrElse(release -> printRelease(out, release), () -> out.println("Release    none"));
        Decisions decisions = new DecisionStore(settings.data().decisions()).read();
        LandingZone landed = decisions.applyTo(LandingZone.read(settings.data().landed()));
        printLanded(out, landed.submissions(), decisions.excluding());
        List<String> history = new RunHistory(settings).last(runs);
        out.println("Runs       " + (history.isEmpty() ? "none" : ""));
        history.forEach(run -> out.println("           " + run));
        return ExitCode.OK;
    }

    private static void printRelease(PrintWriter out, CurrentRelease release) {
        out.println("Release    " + release.manifest().identity().id());
        out.println("           " + release.folder());
        release.manifest()
                .tables()
                .forEach((table, rows) -> out.printf(Locale.ROOT, "           %-44s %,14d rows%n", table, rows));
    }

    private static void printLanded(PrintWriter out, List<LandedSubmission> landed, List<Decision> excluding) {
        long superseded = landed.stream().filter(s -> !s.isEffective()).count() - excluding.size();
        long rows = landed.stream()
                .filter(LandedSubmission::isEffective)
                .mapToLong(s -> s.receipt().rowsReceived())
                .sum();
        out.printf(
                Locale.ROOT,
                "Landed     %,d files, %,d of them superseded; %,d rows received in effective files%n",
                landed.size(),
                superseded,
                rows);
        excluding.forEach(decision -> out.println("           " + DecisionText.of(decision)));
    }
}
