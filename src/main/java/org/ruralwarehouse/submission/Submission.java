package org.ruralwarehouse.submission;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.storage.Sha256;

/**
 * One file that a province sends for one dataset and period. Its identity is province, period, dataset, attempt and the
 * manifest it came with; {@link #key} is made from these alone.
 *
 * @param key 48 bits of the SHA-256 of the identity: stable over rebuilds, exact in every BI tool
 * @param encoding as declared; null when the file must be looked at
 * @param delimiter of the CSV as declared; null when the file must be looked at
 * @param bytes declared size of the file
 * @param sha256 declared hash of the file, hexadecimal
 * @param declaredRows data rows that the manifest states; null when it states none
 * @param personsPerRow how many persons one row stands for: 1 in a register, more in a declared sample
 * @param controlTotals declared sums of numeric fields over all rows of the file
 * @param sheet of the workbook that holds the rows, as declared; null when it must be looked for
 */
public record Submission(
        long key,
        String dataset,
        String provinceCode,
        String period,
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

    /** The submission of a file that is no workbook, or of one whose sheet must be looked for. */
    public Submission(
            long key,
            String dataset,
            String provinceCode,
            String period,
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

    /** The key of a submission with this identity. */
    public static long keyOf(String province, String period, String dataset, int attempt, String manifestSha256) {
        String identity = String.join("|", province, period, dataset, String.valueOf(attempt), manifestSha256);
        byte[] digest = Sha256.of(identity.getBytes(StandardCharsets.UTF_8));
        long key = 0;
        for (int i = 0; i < 6; i++) {
            key = key << 8 | (digest[i] & 0xff);
        }
        return key;
    }

    public FindingSource origin() {
        return new FindingSource(packageName, provinceCode, period, dataset, attempt, key, fileName);
    }

    /** What a later attempt supersedes: the same province, period and dataset. */
    public String slot() {
        return String.join("|", provinceCode, period, dataset);
    }

    /** What only one submission may be: this attempt of this slot. */
    public String attemptSlot() {
        return slot() + "|" + attempt;
    }
}
