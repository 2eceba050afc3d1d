package org.ruralwarehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import org.ruralwarehouse.sender.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Generates the signing key of a sender. */
@Command(
        name = "keygen",
        description = {
            "Generates the signing key of a sender (Ed25519).",
            "Keep the private key secret; send the printed public key to the office, which adds it to",
            "warehouse/reference/sender_key.csv."
        },
        mixinStandardHelpOptions = true)
final class KeygenCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "sender-key.pem",
            description = "New file for the private key (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("sender-key.pem");

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        KeyPair keys = SigningKeys.generate();
        try {
            SigningKeys.writePrivate(keys.getPrivate(), file);
        } catch (FileAlreadyExistsException e) {
            spec.commandLine()
                    .getErr()
                    .println(file + " exists and is not overwritten, because a lost key cannot be replaced;"
                            + " choose another file with --out");
            return ExitCode.INVALID_CONFIGURATION;
        }
        out.println("private key  " + file + " (keep it secret)");
        out.println("public key   " + SigningKeys.text(keys.getPublic()));
        return ExitCode.OK;
    }
}
