package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.ruralwarehouse.decision.Decision;
import org.ruralwarehouse.decision.DecisionStore;
import org.ruralwarehouse.decision.Decisions;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the landed submissions. */
@Command(
        name = "submissions",
        description = "Shows the landed submissions and the decisions about them.",
        mixinStandardHelpOptions = true)
final class SubmissionsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: list");
    }

    @Command(
            name = "list",
            description = "Lists all landed submissions with key and state.",
            mixinStandardHelpOptions = true)
    int list(@Mixin SettingsOptions options) {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = options.read();
        Decisions decisions = new DecisionStore(settings.data().decisions()).read();
        LandingZone landed = decisions.applyTo(LandingZone.read(settings.data().landed()));
        out.printf(
                Locale.ROOT,
                "%15s  %-16s %-8s %-8s %7s  %-10s %s%n",
                "submission",
                "dataset",
                "province",
                "period",
                "attempt",
                "state",
                "decision");
        for (LandedSubmission each : landed.submissions()) {
            Submission submission = each.submission();
            Decision decision = decisions.about(submission.key()).orElse(null);
            String state = decision != null && decision.isExcluding()
                    ? decision.kind().state()
                    : each.isEffective() ? "effective" : "superseded";
            out.printf(
                    Locale.ROOT,
                    "%15d  %-16s %-8s %-8s %7d  %-10s %s%n",
                    submission.key(),
                    submission.dataset(),
                    submission.provinceCode(),
                    submission.period(),
                    submission.attempt(),
                    state,
                    decision == null ? "" : DecisionText.cause(decision));
        }
        out.flush();
        return ExitCode.OK;
    }
}
