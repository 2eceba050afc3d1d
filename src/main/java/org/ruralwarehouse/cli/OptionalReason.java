package org.ruralwarehouse.cli;

import picocli.CommandLine.Option;

/** The option of commands that may state a reason. */
final class OptionalReason {

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Reason, shown in the report of the package; without personal data.")
    private String text = "";

    String text() {
        return text;
    }
}
