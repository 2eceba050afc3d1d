package org.ruralwarehouse.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ruralwarehouse.release.ReusePlan;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;

/**
 * What the release before keeps of its checks, for the provinces that sent nothing new.
 *
 * @param files as the station has written them then
 */
record PreviousCheck(ReusePlan carryover, CheckFiles files) {

    /** Empty when that release kept too little. */
    static Optional<PreviousCheck> of(ReusePlan carryover, Collection<String> datasets) {
        CheckFiles files = new CheckFiles(carryover.folder().resolve(CheckFiles.IN_RELEASE));
        PreviousCheck earlier = new PreviousCheck(carryover, files);
        boolean isComplete = Files.exists(files.ofProvinces())
                && datasets.stream()
                        .flatMap(d -> Stream.of(file(files.repeatedRows(), d), earlier.quarantine(d)))
                        .allMatch(Files::exists);
        return isComplete ? Optional.of(earlier) : Optional.empty();
    }

    /** Rows that checks kept out; readers of a release find them in a folder of their own. */
    Path quarantine(String dataset) {
        return new CheckFiles(carryover.folder()).quarantine(dataset);
    }

    private static Path file(Path folder, String dataset) {
        return folder.resolve(dataset + ".parquet");
    }

    /** Keys of all submissions, effective or not, of provinces that sent something new. */
    Set<Long> toCheck(LandingZone landed) {
        return landed.submissions().stream()
                .map(LandedSubmission::submission)
                .filter(s -> !carryover.provinces().contains(s.provinceCode()))
                .map(s -> s.key())
                .collect(Collectors.toSet());
    }
}
