package org.ruralwarehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ruralwarehouse.decision.Decision;
import org.ruralwarehouse.decision.DecisionKind;
import org.ruralwarehouse.decision.DecisionStore;
import org.ruralwarehouse.job.DataLock;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records a decision of an operator about a landed submission. The next nightly run applies it. */
abstract class DecisionCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Parameters(paramLabel = "SUBMISSION", description = "Key of the submission, see: submissions list.")
    private long submission;

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who decides (default: the user of the system, ${DEFAULT-VALUE}).")
    private String operator = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    /** The decision that the command records. */
    abstract DecisionKind kind();

    /** Reason for the readers of the report; may be empty. */
    abstract String reason();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = options.read();
        Submission landed = landed(settings);
        try (DataLock lock = DataLock.acquire(settings.data().lock())) {
            DecisionStore decisions = new DecisionStore(settings.data().decisions());
            Optional<Decision> inForce = decisions.read().about(submission);
            if (inForce.filter(decision -> decision.kind() == kind()).isPresent()) {
                out.println("No change: " + DecisionText.of(inForce.get()));
                return ExitCode.OK;
            }
            Decision recorded = decisions.append(operator, kind(), Decision.Subject.of(landed), reason());
            out.println(DecisionText.of(recorded));
            out.println("Run nightly to apply it.");
            return ExitCode.OK;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + settings.data().root(), e);
        }
    }

    private Submission landed(Settings settings) {
        return LandingZone.read(settings.data().landed()).submissions().stream()
                .map(LandedSubmission::submission)
                .filter(landed -> landed.key() == submission)
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "No landed submission has the key " + submission + "; see: submissions list"));
    }
}
