package org.ruralwarehouse.release;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Identity of a release. Names sort in the order of creation.
 *
 * @param id time of creation and digest, {@code 20230401T021500Z-3fa9c1d2}
 * @param inputSha256 fingerprint of all inputs: equal fingerprints mean equal content
 */
public record ReleaseIdentity(String id, Instant createdAt, String inputSha256) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DIGEST_CHARACTERS = 8;

    /** Derives the identity from time and input fingerprint. */
    public static ReleaseIdentity of(Instant createdAt, String inputSha256) {
        return new ReleaseIdentity(
                MOMENT.format(createdAt) + "-" + inputSha256.substring(0, DIGEST_CHARACTERS), createdAt, inputSha256);
    }

    /** True when the inputs of this release have that fingerprint. */
    public boolean hasInputs(String sha256) {
        return inputSha256.equals(sha256);
    }
}
