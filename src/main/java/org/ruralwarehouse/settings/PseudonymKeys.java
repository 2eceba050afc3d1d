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
import org.ruralwarehouse.contract.DefinitionException;

/**
 * Where the pseudonym key comes from: the environment, else a file that only its owner can read, made at the first run.
 * Whoever loses the key can no longer tell that two submissions speak of the same person.
 */
public final class PseudonymKeys {

    private static final String VARIABLE = "RURAL_PSEUDONYM_KEY";
    private static final int BYTES = 32;

    private final Map<String, String> environment;

    public PseudonymKeys(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @param file used, and made, when the environment has no key
     * @throws DefinitionException when the key is no hexadecimal text of at least 32 bytes
     */
    public byte[] secret(Path file) {
        String given = environment.get(VARIABLE);
        if (given != null) {
            return parse(given, VARIABLE);
        }
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the pseudonym key " + file, e);
        }
    }

    /** A key for one use, for checks that keep nothing. */
    public static byte[] throwAway() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private static void create(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        // Only the key is a secret: what lies beside its folder is for others to read.
        Files.createDirectories(folder.getParent());
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(throwAway()), StandardOpenOption.WRITE);
    }

    private static byte[] parse(String text, String source) {
        try {
            byte[] secret = HexFormat.of().parseHex(text.strip());
            if (secret.length >= BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException notHexadecimal) {
            // The same advice as for a short key.
        }
        throw DefinitionException.of(
                source, "", "the pseudonym key must be at least " + 2 * BYTES + " hexadecimal digits");
    }
}
