package org.ruralwarehouse.privacy;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.ruralwarehouse.storage.Sha256;

/**
 * HMAC-SHA-256 (RFC 2104) with both halves of the key hashed once and not for every message, as section 4 of the RFC
 * proposes: {@link javax.crypto.Mac} hashes them again each time and takes half as long again for a short message.
 * Belongs to one thread.
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
     * @return {@link #BYTES} bytes, the same array for every message
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
            throw new IllegalStateException("SHA-256 of this Java cannot go on from a state that was kept", e);
        }
    }
}
