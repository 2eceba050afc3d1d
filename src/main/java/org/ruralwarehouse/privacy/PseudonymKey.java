package org.ruralwarehouse.privacy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The secret key of pseudonyms (HMAC-SHA-256, RFC 2104; 128 bits are stored). Without it, pseudonyms cannot be reversed
 * by trying all ID numbers. It is never written to any output; {@link #id()} identifies it.
 */
public final class PseudonymKey {

    /** Shortest allowed key in bytes; a shorter key could be found by brute force. */
    public static final int MIN_BYTES = 32;

    private final byte[] secret;
    private final String origin;

    /**
     * A key for one use, without a source.
     *
     * @throws IllegalArgumentException when the secret is shorter than {@link #MIN_BYTES}
     */
    public PseudonymKey(byte[] secret) {
        this(secret, "pseudonym key for one use");
    }

    /**
     * @param origin source of the secret, for messages
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

    /** Identifier of the key, which does not reveal it. Pseudonyms of different keys do not match. */
    public String id() {
        return HexFormat.of().formatHex(hmac().of("key id".getBytes(StandardCharsets.US_ASCII)), 0, 8);
    }

    /** Source of the secret: an environment variable or a file. */
    public String origin() {
        return origin;
    }

    /** A new instance, which is not thread-safe: each landing file uses its own. */
    public Hmac hmac() {
        return new Hmac(secret);
    }

    @Override
    public String toString() {
        return "PseudonymKey " + id();
    }
}
