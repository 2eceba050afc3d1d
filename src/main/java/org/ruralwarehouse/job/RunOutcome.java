package org.ruralwarehouse.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.report.RunFacts;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.Submission;

/**
 * Result of a run.
 *
 * @param checked result of the checks; empty when nothing was new
 * @param blockedBy checks and data tests that block the release; empty when none does
 * @param hasNewHolds whether the run has held submissions
 * @param current the current release; empty when nothing has been published yet
 */
public record RunOutcome(
        RunFacts facts,
        Optional<CheckResult> checked,
        List<String> blockedBy,
        boolean isPublished,
        Optional<CurrentRelease> current,
        boolean hasNewHolds) {

    /** Returns the files that landed in this run and of which more rows are quarantined than accepted. */
    public List<MostlyQuarantined> mostlyQuarantined() {
        Map<Long, CheckResult.Tally> tallies =
                checked.map(CheckResult::submissions).orElse(Map.of());
        List<MostlyQuarantined> files = new ArrayList<>();
        for (LandingOutcome outcome : facts.outcomes()) {
            CheckResult.Tally rows = tallies.get(outcome.submission().key());
            if (rows != null && rows.quarantined() > rows.accepted()) {
                files.add(new MostlyQuarantined(outcome.submission(), rows));
            }
        }
        return files;
    }

    /** A file that loses most of its rows. */
    public record MostlyQuarantined(Submission submission, CheckResult.Tally rows) {}
}
