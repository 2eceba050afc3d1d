package org.ruralwarehouse.land.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.storage.Sha256;

/** Counts and hashes the bytes of a stream, and rejects a stream with more bytes than declared. */
public final class VerifiedInputStream extends FilterInputStream {

    private final MessageDigest digest = Sha256.digest();
    private final long declaredBytes;
    private long count;
    private @Nullable String sha256;

    /**
     * @param declaredBytes size of the file as declared in the manifest
     */
    public VerifiedInputStream(InputStream in, long declaredBytes) {
        super(in);
        this.declaredBytes = declaredBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count += read;
            digest.update(buffer, offset, read);
        }
        if (count > declaredBytes) {
            throw new FileRejectedException(
                    "size_differs",
                    null,
                    null,
                    MessageKey.MORE_THAN_BYTES.with(declaredBytes),
                    MessageKey.BYTES.with(declaredBytes));
        }
        return read;
    }

    /**
     * Reads the remaining bytes and compares the hash of all bytes with the declared one. Can be called repeatedly.
     *
     * @throws FileRejectedException if the hashes differ
     */
    public void verify(String declaredSha256) throws IOException {
        byte[] rest = new byte[1 << 16];
        while (read(rest, 0, rest.length) >= 0) {
            continue;
        }
        if (sha256 == null) {
            sha256 = HexFormat.of().formatHex(digest.digest());
        }
        if (!sha256.equals(declaredSha256)) {
            throw new FileRejectedException(
                    "hash_differs",
                    null,
                    null,
                    Message.ofValue("sha256:" + sha256),
                    Message.ofValue("sha256:" + declaredSha256));
        }
    }
}
