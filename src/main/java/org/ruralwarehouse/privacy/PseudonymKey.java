package org.ruralwarehouse.privacy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The secret under which personal numbers become pseudonyms (HMAC-SHA-256, RFC 2104; 128 bits are kept). Without it
 * nobody can try all ID numbers until one fits. Never written to any output; {@link #id()} names it.
 */
public final class PseudonymKey {

    /** Shorter keys can be tried out. */
    public static final int MIN_BYTES = 32;

    private final byte[] secret;
    private final String origin;

    /**
     * A key that nobody keeps.
     *
     * @throws IllegalArgumentException when the secret is shorter than {@link #MIN_BYTES}
     */
    public PseudonymKey(byte[] secret) {
        this(secret, "pseudonym key for one use");
    }

    /**
     * @param origin where the office keeps the secret, for those who must mend it
     * @throws IllegalArgumentException when the secret is shorter than {@link #MIN_BYTES}
     */
    public PseudonymKey(byte[] secret, String origin) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "The pseudonym key has " + secret.length + " bytes; it must have at least " + MIN_BYTES);
        }
        this.secret = secret.clone();
        this.origin = origin;
    }

    /** A name for the key that tells nothing about it; submissions landed under different keys do not match. */
    public String id() {
        return HexFormat.of().formatHex(hmac().of("key id".getBytes(StandardCharsets.US_ASCII)), 0, 8);
    }

    /** Where the secret comes from: a variable of the environment, or a file. */
    public String origin() {
        return origin;
    }

    /** Not safe for use by several threads: each lander takes its own. */
    public Hmac hmac() {
        return new Hmac(secret);
    }

    @Override
    public String toString() {
        return "PseudonymKey " + id();
    }
}
