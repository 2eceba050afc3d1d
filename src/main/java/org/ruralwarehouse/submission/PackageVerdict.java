package org.ruralwarehouse.submission;

import java.util.List;
import org.ruralwarehouse.finding.Explanation;
import org.ruralwarehouse.finding.Finding;

/**
 * The verdict on one package of the inbox.
 *
 * @param submissions submissions of the package, as far as the manifest could be read
 * @param findings reasons why the package waits or is rejected, or findings about an accepted package
 * @param explanations comments of the province on findings that it expects
 */
public record PackageVerdict(
        String packageName,
        Status status,
        List<Submission> submissions,
        List<Finding> findings,
        List<Explanation> explanations) {

    public PackageVerdict {
        explanations = explanations == null ? List.of() : List.copyOf(explanations);
    }

    /** A verdict without explanations. */
    public PackageVerdict(String packageName, Status status, List<Submission> submissions, List<Finding> findings) {
        this(packageName, status, submissions, findings, List.of());
    }

    /** A verdict on the same package with another status, other submissions and findings. */
    public PackageVerdict with(Status newStatus, List<Submission> newSubmissions, List<Finding> newFindings) {
        return new PackageVerdict(packageName, newStatus, newSubmissions, newFindings, explanations);
    }

    /** Status of a package. */
    public enum Status {
        /** Complete and new: its submissions will land. */
        ACCEPTED,
        /** Landed by a previous run. */
        ALREADY_LANDED,
        /** Not complete yet. */
        WAITING,
        /** Rejected: the package is invalid. */
        REFUSED
    }
}
