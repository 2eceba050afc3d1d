package org.ruralwarehouse.submission;

import java.time.Duration;

/**
 * Limits on what one package may cost. Beyond a limit, the package or its file is rejected; the others go on.
 *
 * @param packageBytes size of an archive, or of the declared files of a directory
 * @param fileBytes declared size of one file, unpacked
 * @param rows rows of one file
 * @param nameBytes length of the name of a package in UTF-8
 * @param processorTime processor time for landing one file
 */
public record Limits(long packageBytes, long fileBytes, long rows, int nameBytes, Duration processorTime) {

    /** Limits without a setting: several times what the largest province sends for a year. */
    public static final Limits STANDARD = new Limits(8L << 30, 4L << 30, 100_000_000, 200, Duration.ofHours(1));
}
