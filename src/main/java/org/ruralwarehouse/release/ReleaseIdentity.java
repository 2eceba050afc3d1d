package org.ruralwarehouse.release;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Which release it is. Releases sort by name in the order in which they were made.
 *
 * @param id moment and digest, {@code 20230401T021500Z-3fa9c1d2}
 * @param inputSha256 digest of all that the release is made from: the same digest means the same content
 */
public record ReleaseIdentity(String id, Instant createdAt, String inputSha256) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DIGEST_CHARACTERS = 8;

    public static ReleaseIdentity of(Instant createdAt, String inputSha256) {
        return new ReleaseIdentity(
                MOMENT.format(createdAt) + "-" + inputSha256.substring(0, DIGEST_CHARACTERS), createdAt, inputSha256);
    }

    /** Whether a release with this identity may be made from inputs of that digest. */
    public boolean hasInputs(String sha256) {
        return inputSha256.equals(sha256);
    }
}
