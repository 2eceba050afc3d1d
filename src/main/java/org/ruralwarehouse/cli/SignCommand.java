package org.ruralwarehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.sender.InvalidKeyFileException;
import org.ruralwarehouse.sender.ManifestSignature;
import org.ruralwarehouse.sender.SigningKeys;
import org.ruralwarehouse.submission.archive.PackageFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs the manifest of a package before a sender sends it. */
@Command(
        name = "sign",
        description = {
            "Signs the manifest of a package: writes " + ManifestSignature.FILE + " beside it.",
            "Sign a directory before it becomes a zip archive."
        },
        mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PACKAGE", description = "A directory with " + PackageFiles.MANIFEST + ".")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private Path folder;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "Private key, as keygen or OpenSSL writes it.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private Path key;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        String problem = problem();
        if (problem != null) {
            spec.commandLine().getErr().println(problem);
            return ExitCode.INVALID_CONFIGURATION;
        }
        byte[] signature;
        try {
            signature = ManifestSignature.sign(
                    Files.readAllBytes(folder.resolve(PackageFiles.MANIFEST)), SigningKeys.readPrivate(key));
        } catch (InvalidKeyFileException e) {
            spec.commandLine().getErr().println(e.getMessage() + "; generate one with keygen");
            return ExitCode.INVALID_CONFIGURATION;
        }
        Path file = folder.resolve(ManifestSignature.FILE);
        Files.write(file, signature);
        PrintWriter out = spec.commandLine().getOut();
        out.println("signature  " + file);
        return ExitCode.OK;
    }

    private @Nullable String problem() {
        if (!Files.isRegularFile(folder.resolve(PackageFiles.MANIFEST))) {
            return "No " + PackageFiles.MANIFEST + " in " + folder + "; sign the directory of the package";
        }
        return Files.isRegularFile(key) ? null : "No such file: " + key;
    }
}
