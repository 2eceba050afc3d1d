package org.ruralwarehouse.testing;

import java.util.Map;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.Submission;

/** Receipts of submissions for tests that land nothing. */
public final class Receipts {

    private Receipts() {}

    /** What was received and did not land is in quarantine. */
    public static LandingReceipt of(Submission submission, long received, long landed) {
        return new LandingReceipt(
                submission,
                "UTF-8",
                "1.0.0",
                "c",
                "k",
                received,
                landed,
                received - landed,
                Map.of("type_invalid", 1L),
                Map.of());
    }
}
