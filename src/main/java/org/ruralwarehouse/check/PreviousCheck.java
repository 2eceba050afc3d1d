package org.ruralwarehouse.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ruralwarehouse.incremental.ReusePlan;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Results of the checks in the previous release, for provinces without new submissions.
 *
 * @param files output files of the check stage in that release
 */
record PreviousCheck(ReusePlan reusePlan, CheckFiles files) {

    /** Empty when that release does not have all files. */
    static Optional<PreviousCheck> of(ReusePlan reusePlan, Collection<String> datasets) {
        CheckFiles files = new CheckFiles(reusePlan.folder().resolve(CheckFiles.IN_RELEASE));
        PreviousCheck previous = new PreviousCheck(reusePlan, files);
        boolean isComplete = Files.exists(files.provinceFindings())
                && datasets.stream()
                        .flatMap(d -> Stream.of(file(files.duplicateRows(), d), previous.quarantine(d)))
                        .allMatch(Files::exists);
        return isComplete ? Optional.of(previous) : Optional.empty();
    }

    /** Rows that checks have quarantined. They have a folder of their own in a release. */
    Path quarantine(String dataset) {
        return new CheckFiles(reusePlan.folder()).quarantine(dataset);
    }

    private static Path file(Path folder, String dataset) {
        return folder.resolve(dataset + ".parquet");
    }

    /** Keys of all submissions, effective or not, of provinces with new submissions. */
    Set<Long> toCheck(LandingZone landed) {
        return landed.submissions().stream()
                .map(LandedSubmission::submission)
                .filter(s -> !reusePlan.provinces().contains(s.provinceCode()))
                .map(s -> s.key())
                .collect(Collectors.toSet());
    }
}
