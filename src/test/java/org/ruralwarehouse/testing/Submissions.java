package org.ruralwarehouse.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.Submission;

/** Submissions for tests without packages. */
public final class Submissions {

    private Submissions() {}

    public static Submission of(int attempt) {
        return of("530000", "2022", "orchard", attempt);
    }

    public static Submission of(String province, String periodText, String dataset, int attempt) {
        Period period = Period.of(periodText);
        return new Submission(
                Submission.keyOf(province, period, dataset, attempt, "m"),
                dataset,
                province,
                period,
                attempt,
                "package_" + attempt,
                Path.of("inbox", "package_" + attempt),
                dataset + ".csv",
                null,
                ',',
                10,
                "0".repeat(64),
                null,
                1,
                Map.of(),
                Instant.parse("2023-01-15T08:30:00Z"),
                "m");
    }

    public static LandingReceipt receipt(Submission submission) {
        return Receipts.of(submission, 3, 2);
    }
}
