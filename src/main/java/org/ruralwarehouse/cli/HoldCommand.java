package org.ruralwarehouse.cli;

import org.ruralwarehouse.decision.DecisionKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds a submission. */
@Command(
        name = "hold",
        description = {
            "Holds a submission: it does not count until it is confirmed.",
            "The previous accepted attempt stays effective."
        },
        mixinStandardHelpOptions = true)
final class HoldCommand extends DecisionCommand {

    @Mixin
    private OptionalReason reason = new OptionalReason();

    @Override
    DecisionKind kind() {
        return DecisionKind.HOLD;
    }

    @Override
    String reason() {
        return reason.text();
    }
}
