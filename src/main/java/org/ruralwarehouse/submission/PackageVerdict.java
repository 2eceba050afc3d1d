package org.ruralwarehouse.submission;

import java.util.List;
import org.ruralwarehouse.finding.Explanation;
import org.ruralwarehouse.finding.Finding;

/**
 * What was decided about one package of the inbox.
 *
 * @param submissions what it holds, as far as the manifest could be read
 * @param findings why it waits or is refused, or remarks on an accepted one
 * @param explanations what the province says about findings that it expects
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

    /** A package that explains nothing. */
    public PackageVerdict(String packageName, Status status, List<Submission> submissions, List<Finding> findings) {
        this(packageName, status, submissions, findings, List.of());
    }

    /** The same package after another look. */
    public PackageVerdict with(Status newStatus, List<Submission> newSubmissions, List<Finding> newFindings) {
        return new PackageVerdict(packageName, newStatus, newSubmissions, newFindings, explanations);
    }

    /** What happens to a package next. */
    public enum Status {
        /** Whole and new: to be landed. */
        ACCEPTED,
        /** Landed by an earlier run. */
        ALREADY_LANDED,
        /** Not complete yet. */
        WAITING,
        /** Not usable as it is. */
        REFUSED
    }
}
