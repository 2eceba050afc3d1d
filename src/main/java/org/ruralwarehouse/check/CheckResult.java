package org.ruralwarehouse.check;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Waiver;

/**
 * Result of the checks.
 *
 * @param runs all checks with their number of offending rows, in order of execution
 * @param tallies rows of effective submissions by dataset
 * @param submissions the same for each effective submission, by submission key
 * @param refused keys of submissions that are rejected as a whole because they exceed a threshold
 * @param waivers waivers that covered a finding
 * @param blocks reasons that block the release; empty when it can be published
 */
public record CheckResult(
        List<Run> runs,
        List<Tally> tallies,
        Map<Long, Tally> submissions,
        List<Long> refused,
        List<Waiver> waivers,
        List<Block> blocks) {

    public CheckResult {
        // Absent in runs of older versions.
        blocks = blocks == null ? List.of() : List.copyOf(blocks);
    }

    /**
     * Result of one check.
     *
     * @param name name of its SQL file
     * @param rows number of offending rows; 0 when it did not run
     * @param milliseconds duration; differs between runs
     * @param failure reason why it did not run; null when it ran
     * @param isTimeOut whether it exceeded its time budget, or the limits on memory and spilled data
     * @param unfinished keys of the submissions for which it exceeded these; empty when unknown
     */
    public record Run(
            String name,
            String code,
            long rows,
            long milliseconds,
            @Nullable String failure,
            boolean isTimeOut,
            List<Long> unfinished) {

        public Run {
            // Absent in runs of older versions.
            unfinished = unfinished == null ? List.of() : List.copyOf(unfinished);
        }

        /** A check that ran, or did not run for another reason than its time budget. */
        public Run(String name, String code, long rows, long milliseconds, @Nullable String failure) {
            this(name, code, rows, milliseconds, failure, false, List.of());
        }
    }

    /** Row counts of one dataset. Invariant: received = accepted + quarantined. */
    public record Tally(String dataset, long received, long accepted, long quarantined) {}

    /**
     * A check that blocks the release, with one dataset, period and submission of its findings.
     *
     * @param cause code of the rule, or that the check did not run
     * @param dataset null when unknown
     * @param period null when unknown
     * @param submissionKey null when the findings do not belong to single submissions
     * @param isTimeOut whether the check exceeded its time budget
     */
    public record Block(
            String cause,
            @Nullable String dataset,
            @Nullable String period,
            @Nullable Long submissionKey,
            boolean isTimeOut) {}

    /** Causes that block the release; empty when it can be published. */
    public List<String> heldBy() {
        return blocks.stream().map(Block::cause).distinct().toList();
    }

    /** Whether a check blocks the release. */
    @JsonIgnore
    public boolean isHeld() {
        return !blocks.isEmpty();
    }
}
