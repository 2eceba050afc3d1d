package org.ruralwarehouse.accept;

import java.util.List;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;

/** What was decided about every package of the inbox, in the order of their names. */
public record AcceptResult(List<PackageVerdict> packages) {

    /** What is to be landed now. */
    public List<Submission> toLand() {
        return packages.stream()
                .filter(p -> p.status() == PackageVerdict.Status.ACCEPTED)
                .flatMap(p -> p.submissions().stream())
                .toList();
    }
}
