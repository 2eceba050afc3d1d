package org.ruralwarehouse.sender;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.ruralwarehouse.storage.FileModes;

/**
 * Ed25519 keys of senders: the private key in a PEM file (PKCS #8, as OpenSSL writes it), the public key as one line of
 * Base64 (X.509 SubjectPublicKeyInfo).
 */
public final class SigningKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final String PEM_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String PEM_END = "-----END PRIVATE KEY-----";

    /** A file of an Ed25519 key has 119 bytes; a larger one is not read. */
    private static final int MAX_FILE_BYTES = 4096;

    private SigningKeys() {}

    /** Generates a key pair. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime since 15 has Ed25519", e);
        }
    }

    /**
     * Writes a private key to a new file that only its owner can read.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the file exists, because a lost key cannot be replaced
     */
    public static void writePrivate(PrivateKey key, Path file) throws IOException {
        Files.createFile(file, FileModes.ownerOnly(file));
        String pem = PEM_BEGIN + "\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n" + PEM_END + "\n";
        Files.writeString(file, pem, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /**
     * Reads a private key.
     *
     * @throws InvalidKeyFileException when the file is no PEM file of an Ed25519 key
     */
    public static PrivateKey readPrivate(Path file) throws IOException, InvalidKeyFileException {
        String expected = file + " is not an Ed25519 private key in PEM format";
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new InvalidKeyFileException(expected, new IOException("larger than " + MAX_FILE_BYTES + " bytes"));
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(PEM_BEGIN);
        int end = text.indexOf(PEM_END);
        if (begin < 0 || end < begin) {
            throw new InvalidKeyFileException(expected, new IOException("no line " + PEM_BEGIN));
        }
        try {
            byte[] encoded = Base64.getMimeDecoder()
                    .decode(text.substring(begin + PEM_BEGIN.length(), end).strip());
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidKeyFileException(expected, e);
        }
    }

    /** The public key as one line of Base64. */
    public static String text(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /**
     * Reads a public key.
     *
     * @param text one line of Base64
     * @throws InvalidKeyFileException when the text is no Ed25519 public key
     */
    public static PublicKey readPublic(String text) throws InvalidKeyFileException {
        try {
            byte[] encoded = Base64.getDecoder().decode(text.strip());
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidKeyFileException("not an Ed25519 public key in Base64", e);
        }
    }
}
