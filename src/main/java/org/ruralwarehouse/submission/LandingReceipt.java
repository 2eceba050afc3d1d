package org.ruralwarehouse.submission;

import java.util.Map;

/**
 * Proof that a submission has landed, written beside its Parquet files as the last thing: a folder with a receipt is
 * complete. Rows received = rows landed + rows quarantined, always.
 *
 * @param encoding the encoding that the file really had
 * @param contractVersion the contract that it was landed by
 * @param contractSha256 digest of that contract file
 * @param keyId names the pseudonym key, without telling it
 * @param findingsByCode how often each rule was broken
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
        Map<String, Long> findingsByCode) {}
