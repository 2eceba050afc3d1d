package org.ruralwarehouse.job;

import java.util.List;
import java.util.Optional;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.report.RunFacts;

/**
 * How a run ended.
 *
 * @param checked empty when nothing was new
 * @param heldBy why nothing was published although something was new
 * @param current the release that readers see now
 */
public record RunOutcome(
        RunFacts night,
        Optional<CheckResult> checked,
        List<String> heldBy,
        boolean isPublished,
        Optional<CurrentRelease> current) {}
