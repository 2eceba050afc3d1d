package org.ruralwarehouse.cli;

import org.ruralwarehouse.decision.DecisionKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds a submission. */
@Command(
        name = "hold",
        description = {
            "Holds a submission: it does not count until it is confirmed.",
            "The previous accepted attempt stays effective."
        },
        mixinStandardHelpOptions = true)
final class HoldCommand extends DecisionCommand {

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Reason, shown in the report of the package; without personal data.")
    private String reason = "";

    @Override
    DecisionKind kind() {
        return DecisionKind.HOLD;
    }

    @Override
    String reason() {
        return reason;
    }
}
