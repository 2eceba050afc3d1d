package org.ruralwarehouse.accept;

import java.util.List;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;

/** The verdicts on all packages of the inbox, ordered by package name. */
public record AcceptResult(List<PackageVerdict> packages) {

    /** The submissions to land now: those of accepted packages. */
    public List<Submission> toLand() {
        return packages.stream()
                .filter(p -> p.status() == PackageVerdict.Status.ACCEPTED)
                .flatMap(p -> p.submissions().stream())
                .toList();
    }
}
