package org.ruralwarehouse.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;

/**
 * What is known about the packages of one run when reports are written.
 *
 * @param outcomes of the submissions that were landed or refused in this run
 * @param receipts of all landed submissions, by key
 * @param accepted rows that count, by submission key; a landed submission without an entry is superseded
 */
public record NightReport(
        List<PackageVerdict> packages,
        List<LandingOutcome> outcomes,
        Map<Long, LandingReceipt> receipts,
        Map<Long, Long> accepted) {

    /** Accepted, waiting or refused; a package of which any file was refused counts as refused. */
    String verdict(PackageVerdict verdict) {
        return switch (verdict.status()) {
            case WAITING -> "waiting";
            case REFUSED -> "refused";
            case ACCEPTED, ALREADY_LANDED -> isRefusedInLanding(verdict) ? "refused" : "accepted";
        };
    }

    private boolean isRefusedInLanding(PackageVerdict verdict) {
        return outcomes.stream()
                .anyMatch(outcome -> !outcome.isLanded()
                        && outcome.submission().packageName().equals(verdict.packageName()));
    }

    List<PackageReport.SubmissionSection> submissions(PackageVerdict verdict) {
        return verdict.submissions().stream().map(this::section).toList();
    }

    private PackageReport.SubmissionSection section(Submission submission) {
        LandingReceipt receipt = receipts.get(submission.key());
        Long counted = accepted.get(submission.key());
        Long received = receipt == null ? null : receipt.rowsReceived();
        return new PackageReport.SubmissionSection(
                submission.dataset(),
                submission.period(),
                submission.provinceCode(),
                submission.attempt(),
                submission.fileName(),
                received,
                counted,
                quarantined(received, counted),
                receipt != null && counted == null);
    }

    private static @Nullable Long quarantined(@Nullable Long received, @Nullable Long counted) {
        return received == null || counted == null ? null : received - counted;
    }

    /** Names of packages that wait for the rest of their bytes. */
    public List<String> waiting() {
        return named("waiting");
    }

    /** Names of packages that were refused, as a whole or in part. */
    public List<String> refused() {
        return named("refused");
    }

    private List<String> named(String verdict) {
        return packages.stream()
                .filter(p -> verdict(p).equals(verdict))
                .map(PackageVerdict::packageName)
                .toList();
    }
}
