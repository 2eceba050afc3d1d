package org.ruralwarehouse.privacy;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import org.ruralwarehouse.storage.Sha256;

/**
 * HMAC-SHA-256 (RFC 2104). Both padded keys are hashed once instead of for every message, as section 4 of the RFC
 * proposes: {@link Mac} hashes them for each message and takes 50 % longer for short messages. Not thread-safe.
 */
public final class Hmac {

    static final int BYTES = 32;

    private static final int BLOCK_BYTES = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;
    private final byte[] hash = new byte[BYTES];

    Hmac(byte[] secret) {
        byte[] key = secret.length > BLOCK_BYTES ? Sha256.digest().digest(secret) : secret;
        inner = keyedDigest(key, INNER);
        outer = keyedDigest(key, OUTER);
    }

    private static MessageDigest keyedDigest(byte[] key, byte padding) {
        byte[] block = Arrays.copyOf(key, BLOCK_BYTES);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= padding;
        }
        MessageDigest digest = Sha256.digest();
        digest.update(block);
        return digest;
    }

    /**
     * Computes the code of a message.
     *
     * @return {@link #BYTES} bytes, in an array that is reused for every message
     */
    public byte[] of(byte[] message) {
        hash(inner, message);
        hash(outer, hash);
        return hash;
    }

    private void hash(MessageDigest keyed, byte[] message) {
        try {
            MessageDigest digest = (MessageDigest) keyed.clone();
            digest.update(message);
            digest.digest(hash, 0, BYTES);
        } catch (CloneNotSupportedException | DigestException e) {
            throw new IllegalStateException(
                    "The SHA-256 implementation of this Java platform does not support clone, which is required", e);
        }
    }
}
