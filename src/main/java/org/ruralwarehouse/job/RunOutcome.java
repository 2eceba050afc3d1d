package org.ruralwarehouse.job;

import java.util.List;
import java.util.Optional;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.report.RunFacts;

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
        boolean hasNewHolds) {}
