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
     * @param data whose file is used, and made as long as nothing has landed, when the environment has no key
     * @throws DefinitionException when the key is no hexadecimal text of at least 32 bytes, or there is none although
     *     submissions have landed under one
     */
    public byte[] secret(DataLayout data) {
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

    /** Where {@link #secret} takes the key from: the name of the variable, or of the file. */
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
                    "there is no pseudonym key, neither here nor in " + VARIABLE + ", but what lies in " + data.landed()
                            + " has landed under the key " + String.join(", ", ids)
                            + ": under a new one the same person would not be recognized. Bring back that key, in the"
                            + " variable or in the file, or start with an empty data folder");
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
        } catch (IllegalArgumentException invalid) {
            // The same advice as for a short key.
        }
        throw DefinitionException.of(
                source, "", "the pseudonym key must be at least " + 2 * BYTES + " hexadecimal digits");
    }
}
