package org.ruralwarehouse.submission;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a submission has landed. It is written last, beside the Parquet files: a folder with a receipt is
 * complete. Rows received = rows landed + rows quarantined, always.
 *
 * @param encoding detected encoding of the file; {@link #WORKBOOK} for a workbook
 * @param contractVersion version of the contract that was applied
 * @param contractSha256 SHA-256 of that contract file
 * @param keyId identifier of the pseudonym key, which does not reveal the key
 * @param findingsByCode number of findings of each rule
 * @param controlTotals sums of the received values, for columns with a total in the manifest that the contract allows
 * @param sheet location of the values in a workbook; null for other files
 */
public record LandingReceipt(
        Submission submission,
        String encoding,
        String contractVersion,
        String contractSha256,
        String keyId,
        long rowsReceived,
        long rowsLanded,
        long rowsQuarantined,
        Map<String, Long> findingsByCode,
        Map<String, BigDecimal> controlTotals,
        @Nullable SheetLines sheet) {

    /** Value of {@code encoding} for a workbook; the encoding of its parts is not relevant. */
    public static final String WORKBOOK = "xlsx";

    /** Older receipts have no control totals. */
    public LandingReceipt {
        controlTotals = controlTotals == null ? Map.of() : controlTotals;
    }

    /** The receipt of a file that is not a workbook. */
    public LandingReceipt(
            Submission submission,
            String encoding,
            String contractVersion,
            String contractSha256,
            String keyId,
            long rowsReceived,
            long rowsLanded,
            long rowsQuarantined,
            Map<String, Long> findingsByCode,
            Map<String, BigDecimal> controlTotals) {
        this(
                submission,
                encoding,
                contractVersion,
                contractSha256,
                keyId,
                rowsReceived,
                rowsLanded,
                rowsQuarantined,
                findingsByCode,
                controlTotals,
                null);
    }
}
