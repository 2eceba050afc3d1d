package org.ruralwarehouse.land;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which personal numbers become pseudonyms (HMAC-SHA-256, RFC 2104; 128 bits are kept). Without it
 * nobody can try all ID numbers until one fits. Never written to any output; {@link #id()} names it.
 */
public final class PseudonymKey {

    private static final String ALGORITHM = "HmacSHA256";

    /** Shorter keys can be tried out. */
    public static final int MIN_BYTES = 32;

    private final SecretKeySpec key;

    /**
     * @throws IllegalArgumentException when the secret is shorter than {@link #MIN_BYTES}
     */
    public PseudonymKey(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "The pseudonym key has " + secret.length + " bytes; it must have at least " + MIN_BYTES);
        }
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** A name for the key that tells nothing about it; submissions landed under different keys do not match. */
    public String id() {
        return HexFormat.of()
                .formatHex(mac().doFinal("key id".getBytes(java.nio.charset.StandardCharsets.US_ASCII)), 0, 8);
    }

    /** Not safe for use by several threads: each lander takes its own. */
    Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "PseudonymKey " + id();
    }
}
