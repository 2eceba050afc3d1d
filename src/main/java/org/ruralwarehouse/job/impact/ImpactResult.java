package org.ruralwarehouse.job.impact;

import java.util.List;

/**
 * How findings about landed rows would change.
 *
 * @param changes by submission and rule; empty when nothing would change
 * @param newlyQuarantined rows that are accepted now and would be quarantined
 * @param newlyAccepted rows that are quarantined now and would be accepted
 */
public record ImpactResult(List<Change> changes, long newlyQuarantined, long newlyAccepted) {

    /**
     * Change of one rule in one submission.
     *
     * @param appearing number of new findings
     * @param disappearing number of findings that would no longer exist
     */
    public record Change(
            String packageName, String dataset, String period, String code, long appearing, long disappearing) {}
}
