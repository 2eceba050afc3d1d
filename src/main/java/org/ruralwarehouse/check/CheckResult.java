package org.ruralwarehouse.check;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Waiver;

/**
 * What the checks found.
 *
 * @param runs every check with the number of rows it returned, in the order in which they ran
 * @param tallies rows of effective submissions by dataset
 * @param submissions the same for each effective submission, by its key
 * @param refused keys of submissions of which no row counts, because too many of them are wrong
 * @param waivers those that covered a finding
 * @param heldBy codes for which the release must not be published; empty when it may
 */
public record CheckResult(
        List<Run> runs,
        List<Tally> tallies,
        Map<Long, Tally> submissions,
        List<Long> refused,
        List<Waiver> waivers,
        List<String> heldBy) {

    /**
     * One check.
     *
     * @param name of its SQL file
     * @param rows offending rows; 0 when it did not run
     * @param milliseconds it took; differs from run to run
     * @param failure why it could not run; null when it did
     */
    public record Run(
            String name,
            String code,
            long rows,
            long milliseconds,
            @Nullable String failure) {}

    /** Rows of one dataset; received = accepted + quarantined, always. */
    public record Tally(String dataset, long received, long accepted, long quarantined) {}

    public boolean isHeld() {
        return !heldBy.isEmpty();
    }
}
