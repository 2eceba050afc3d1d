package org.ruralwarehouse.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.storage.Sha256;

/** Fingerprint of everything but the package itself on which the reading of a package depends. */
final class ProgramFingerprint {

    /** Version and commit, which the build records for the option {@code --version}. */
    private static final String VERSION = "/org/ruralwarehouse/version.properties";

    private final Settings settings;
    private final String definitionSha256;

    ProgramFingerprint(Settings settings, String definitionSha256) {
        this.settings = settings;
        this.definitionSha256 = definitionSha256;
    }

    String sha256() {
        String inputs = String.join(
                "\n",
                definitionSha256,
                version(),
                String.valueOf(settings.parallelism()),
                String.valueOf(settings.waitAtMost()),
                String.valueOf(settings.limits()),
                String.valueOf(settings.isolation()),
                String.valueOf(Runtime.getRuntime().maxMemory()));
        return Sha256.hex(inputs.getBytes(StandardCharsets.UTF_8));
    }

    private static String version() {
        try (InputStream in = ProgramFingerprint.class.getResourceAsStream(VERSION)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + VERSION, e);
        }
    }
}
