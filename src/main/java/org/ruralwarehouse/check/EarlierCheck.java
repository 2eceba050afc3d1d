package org.ruralwarehouse.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.release.Carryover;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;

/**
 * What the release before keeps of its checks, for the provinces that sent nothing new.
 *
 * @param files as the station has written them then
 */
record EarlierCheck(Carryover carryover, CheckFiles files) {

    /** Empty when that release kept too little. */
    static Optional<EarlierCheck> of(Carryover carryover, Collection<String> datasets) {
        CheckFiles files = new CheckFiles(carryover.folder().resolve(CheckFiles.IN_RELEASE));
        boolean isComplete = Files.exists(files.ofProvinces())
                && datasets.stream().map(d -> file(files.repeatedRows(), d)).allMatch(Files::exists);
        return isComplete ? Optional.of(new EarlierCheck(carryover, files)) : Optional.empty();
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
