package org.ruralwarehouse.submission;

import java.util.List;
import org.ruralwarehouse.finding.Finding;

/**
 * What was decided about one package of the inbox.
 *
 * @param submissions what it holds, as far as the manifest could be read
 * @param findings why it waits or is refused, or remarks on an accepted one
 */
public record PackageVerdict(String packageName, Status status, List<Submission> submissions, List<Finding> findings) {

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
