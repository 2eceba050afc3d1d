package org.ruralwarehouse.cli;

import org.ruralwarehouse.decision.DecisionKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Confirms a submission. */
@Command(
        name = "confirm",
        description = {
            "Confirms a submission: it counts from the next run on, also if it was held or withdrawn.",
            "Checks that block the release do not block its dataset and period any more."
        },
        mixinStandardHelpOptions = true)
final class ConfirmCommand extends DecisionCommand {

    @Mixin
    private OptionalReason reason = new OptionalReason();

    @Override
    DecisionKind kind() {
        return DecisionKind.CONFIRM;
    }

    @Override
    String reason() {
        return reason.text();
    }
}
