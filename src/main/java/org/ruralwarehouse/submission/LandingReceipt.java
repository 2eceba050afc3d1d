package org.ruralwarehouse.submission;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a submission has landed, written beside its Parquet files as the last thing: a folder with a receipt is
 * complete. Rows received = rows landed + rows quarantined, always.
 *
 * @param encoding the encoding that the file really had; {@link #WORKBOOK} when it is no text
 * @param contractVersion the contract that it was landed by
 * @param contractSha256 digest of that contract file
 * @param keyId names the pseudonym key, without telling it
 * @param findingsByCode how often each rule was broken
 * @param controlTotals sums of the columns for which the manifest declares a total and the contract allows one, as they
 *     arrived
 * @param sheet where the values stand in a workbook; null when the file is none
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

    /** Stands for the encoding of a workbook: what encodes its parts is nobody's business. */
    public static final String WORKBOOK = "xlsx";

    /** Receipts written before totals were kept have none. */
    public LandingReceipt {
        controlTotals = controlTotals == null ? Map.of() : controlTotals;
    }

    /** The receipt of a file that is no workbook. */
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
