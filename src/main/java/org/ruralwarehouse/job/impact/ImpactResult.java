package org.ruralwarehouse.job.impact;

import java.util.List;

/**
 * How rows that have landed would be judged differently.
 *
 * @param changes by submission and rule; empty when nothing would change
 * @param newlyQuarantined rows that count now and would not
 * @param newlyAccepted rows that do not count now and would
 */
public record ImpactResult(List<Change> changes, long newlyQuarantined, long newlyAccepted) {

    /**
     * One rule in one submission.
     *
     * @param appearing findings that would come
     * @param disappearing findings that would go
     */
    public record Change(
            String packageName, String dataset, String period, String code, long appearing, long disappearing) {}
}
