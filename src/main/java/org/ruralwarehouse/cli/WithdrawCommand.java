package org.ruralwarehouse.cli;

import org.ruralwarehouse.decision.DecisionKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Withdraws a submission. */
@Command(
        name = "withdraw",
        description = {
            "Withdraws a submission on request of its sender: it does not count.",
            "The previous accepted attempt stays effective. The command confirm reverses it."
        },
        mixinStandardHelpOptions = true)
final class WithdrawCommand extends DecisionCommand {

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Reason, shown in the report of the package; without personal data.")
    private String reason = "";

    @Override
    DecisionKind kind() {
        return DecisionKind.WITHDRAW;
    }

    @Override
    String reason() {
        return reason;
    }
}
