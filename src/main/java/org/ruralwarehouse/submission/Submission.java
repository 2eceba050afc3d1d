package org.ruralwarehouse.submission;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.storage.Sha256;

/**
 * One file of a province for one dataset and period. Its identity consists of province, period, dataset, attempt and
 * manifest; {@link #key} is derived from these alone.
 *
 * @param key 48 bits of the SHA-256 of the identity: stable over rebuilds and exact in every BI tool
 * @param packageName name that is unique in the inbox: {@code <sender>/<name>}, or the name alone without a sender
 * @param encoding declared encoding; null when it must be detected
 * @param delimiter declared delimiter of the CSV; null when it must be detected
 * @param bytes declared size of the file
 * @param sha256 declared SHA-256 of the file, hexadecimal
 * @param declaredRows declared number of data rows; null when not declared
 * @param personsPerRow number of persons that one row represents: 1 in a register, more in a declared sample
 * @param controlTotals declared sums of numeric fields over all rows of the file
 * @param sheet declared sheet of the workbook with the rows; null when it must be detected
 */
public record Submission(
        long key,
        String dataset,
        String provinceCode,
        Period period,
        int attempt,
        String packageName,
        Path packagePath,
        String fileName,
        @Nullable String encoding,
        @Nullable Character delimiter,
        long bytes,
        String sha256,
        @Nullable Long declaredRows,
        int personsPerRow,
        Map<String, BigDecimal> controlTotals,
        Instant submittedAt,
        String manifestSha256,
        @Nullable String sheet) {

    /** Separates the sender from the name of its package; a package received without a sender has none in its name. */
    public static final String SENDER_SEPARATOR = "/";

    /** A submission without a declared sheet. */
    public Submission(
            long key,
            String dataset,
            String provinceCode,
            Period period,
            int attempt,
            String packageName,
            Path packagePath,
            String fileName,
            @Nullable String encoding,
            @Nullable Character delimiter,
            long bytes,
            String sha256,
            @Nullable Long declaredRows,
            int personsPerRow,
            Map<String, BigDecimal> controlTotals,
            Instant submittedAt,
            String manifestSha256) {
        this(
                key,
                dataset,
                provinceCode,
                period,
                attempt,
                packageName,
                packagePath,
                fileName,
                encoding,
                delimiter,
                bytes,
                sha256,
                declaredRows,
                personsPerRow,
                controlTotals,
                submittedAt,
                manifestSha256,
                null);
    }

    /** Derives the key of a submission from its identity. */
    public static long keyOf(String province, Period period, String dataset, int attempt, String manifestSha256) {
        String identity = String.join("|", province, period.text(), dataset, String.valueOf(attempt), manifestSha256);
        byte[] digest = Sha256.of(identity.getBytes(StandardCharsets.UTF_8));
        long key = 0;
        for (int i = 0; i < 6; i++) {
            key = key << 8 | (digest[i] & 0xff);
        }
        return key;
    }

    /** Who has sent the package: its sender, else the province that it claims. */
    public String sentBy() {
        int separator = packageName.indexOf(SENDER_SEPARATOR);
        return separator < 0 ? provinceCode : packageName.substring(0, separator);
    }

    /** Source of findings about this submission. */
    public FindingSource origin() {
        return new FindingSource(packageName, provinceCode, period, dataset, attempt, key, fileName);
    }

    /** Identifies province, period and dataset: a later attempt supersedes earlier ones of the same slot. */
    public String slot() {
        return String.join("|", provinceCode, period.text(), dataset);
    }

    /** Identifies one attempt of a slot; at most one submission may have it. */
    public String attemptSlot() {
        return slot() + "|" + attempt;
    }
}
