package org.ruralwarehouse.testing;

import java.util.Map;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.Submission;

/** Receipts for tests that do not land files. */
public final class Receipts {

    private Receipts() {}

    /** A receipt in which every row that did not land is quarantined. */
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
