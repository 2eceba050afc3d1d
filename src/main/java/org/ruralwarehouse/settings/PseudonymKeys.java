package org.ruralwarehouse.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Provides the pseudonym key: from the environment, or from a file that only its owner can read and that is created at
 * the first run. Without the key, submissions can no longer be matched by person.
 */
public final class PseudonymKeys {

    private static final String VARIABLE = "RURAL_PSEUDONYM_KEY";
    private static final int BYTES = 32;

    private final Map<String, String> environment;

    /**
     * @param environment environment variables, usually those of the process
     */
    public PseudonymKeys(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Returns the key.
     *
     * @param data data folder whose key file is used when the environment has no key; the file is created while nothing
     *     has landed
     * @throws DefinitionException when the key is not hexadecimal text of at least 32 bytes, or is missing although
     *     submissions have landed
     * @throws UncheckedIOException when the key file cannot be read or created
     */
    public byte[] read(DataLayout data) {
        Path file = data.pseudonymKey();
        String value = environment.get(VARIABLE);
        if (value != null) {
            return parse(value, VARIABLE);
        }
        try {
            if (!Files.exists(file)) {
                requireNothingLanded(data);
                create(file);
            }
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the pseudonym key " + file, e);
        }
    }

    /** Source of the key: the name of the environment variable, or the path of the file. */
    public String origin(DataLayout data) {
        return environment.containsKey(VARIABLE)
                ? VARIABLE
                : data.pseudonymKey().toString();
    }

    private static void requireNothingLanded(DataLayout data) {
        Set<String> ids = LandingZone.read(data.landed()).submissions().stream()
                .map(landed -> String.valueOf(landed.receipt().keyId()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!ids.isEmpty()) {
            throw DefinitionException.of(
                    data.pseudonymKey().toString(),
                    "",
                    "there is no pseudonym key, neither here nor in " + VARIABLE + ", but the submissions in "
                            + data.landed()
                            + " have landed with the key " + String.join(", ", ids)
                            + "; with a new key, the same person could not be matched. Restore that key in the"
                            + " variable or in the file, or use an empty data folder");
        }
    }

    /** A random key, for checks that store nothing. */
    public static byte[] randomSecret() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private static void create(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        // Only the folder of the key is private; its parent folders have default permissions.
        Files.createDirectories(folder.getParent());
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(randomSecret()), StandardOpenOption.WRITE);
    }

    private static byte[] parse(String text, String source) {
        try {
            byte[] secret = HexFormat.of().parseHex(text.strip());
            if (secret.length >= BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException invalid) {
            // Reported below like a key that is too short.
        }
        throw DefinitionException.of(
                source, "", "the pseudonym key must be at least " + 2 * BYTES + " hexadecimal digits; correct it");
    }
}
