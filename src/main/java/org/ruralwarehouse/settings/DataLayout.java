package org.ruralwarehouse.settings;

import java.nio.file.Path;
import org.ruralwarehouse.submission.Submission;

/**
 * Where run-time output lives. Landed folders are the only state that matters; everything else is made from them.
 *
 * @param root the one folder that holds it all
 */
public record DataLayout(Path root) {

    public Path landed() {
        return root.resolve("landed");
    }

    /** Final place of a landed submission; its {@code key=value} names are what DuckDB reads as columns. */
    public Path landed(Submission submission) {
        return landed().resolve(submission.dataset())
                .resolve("period=" + submission.period())
                .resolve("province_code=" + submission.provinceCode())
                .resolve("submission_key=" + submission.key());
    }

    /** Where submissions are written before they count as landed; on the same disk, so that a rename moves them. */
    public Path staging() {
        return root.resolve("staging");
    }

    /** Hand-over between the stations of one run. */
    public Path run(String runId) {
        return root.resolve("runs").resolve(runId);
    }

    public Path runs() {
        return root.resolve("runs");
    }

    public Path releases() {
        return root.resolve("releases");
    }

    /** Symbolic link to the newest release. */
    public Path current() {
        return root.resolve("current");
    }

    public Path reports() {
        return root.resolve("reports");
    }

    /** From what each report was written: without it all reports are written again. */
    public Path reportReceipts() {
        return root.resolve("report-receipts");
    }

    public Path jobRepository() {
        return root.resolve("job-repository").resolve("jobs");
    }

    /** Held by a running job; proves to the next one that the last one is dead. */
    public Path lock() {
        return root.resolve("nightly.lock");
    }

    /** Used when no key comes from the environment. */
    public Path pseudonymKey() {
        return root.resolve("secret").resolve("pseudonym.key");
    }
}
