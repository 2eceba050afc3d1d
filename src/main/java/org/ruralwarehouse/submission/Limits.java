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
 * @param attemptStep by how much an attempt number may exceed the highest accepted one; a larger jump would take the
 *     numbers of the corrections that follow
 * @param findingsPerRule findings of one rule in one file that are listed; further ones are counted
 * @param manifestProblems problems of one manifest that are listed
 * @param workbookParts parts of a workbook, and of its sheets
 * @param sheetNameCharacters length of the name of a sheet; spreadsheets allow 31, some libraries write more
 */
public record Limits(
        long packageBytes,
        long fileBytes,
        long rows,
        int nameBytes,
        Duration processorTime,
        int attemptStep,
        long findingsPerRule,
        int manifestProblems,
        int workbookParts,
        int sheetNameCharacters) {

    /** Limits without a setting: several times what the largest province sends for a year. */
    public static final Limits STANDARD =
            new Limits(8L << 30, 4L << 30, 100_000_000, 200, Duration.ofHours(1), 10, 1000, 50, 10_000, 255);

    /** The same limits for a caller that does not know the attempts that have landed. */
    public Limits withAnyAttempt() {
        return new Limits(
                packageBytes,
                fileBytes,
                rows,
                nameBytes,
                processorTime,
                Integer.MAX_VALUE,
                findingsPerRule,
                manifestProblems,
                workbookParts,
                sheetNameCharacters);
    }
}
