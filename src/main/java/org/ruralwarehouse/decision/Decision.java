package org.ruralwarehouse.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.ruralwarehouse.submission.Submission;

/**
 * One decision about one submission. Decisions are never changed; a later decision reverses an earlier one.
 *
 * @param sequence position in the order of all decisions, 1 = first
 * @param time when it was recorded; a rebuild does not change it
 * @param who name of the operator, or {@code run <id>}
 * @param reason reason for readers of reports; without personal data
 */
public record Decision(long sequence, Instant time, String who, DecisionKind kind, Subject submission, String reason) {

    /** Identity of the submission. */
    public record Subject(String provinceCode, String period, String dataset, int attempt, long key) {

        /** Identity of a submission. */
        public static Subject of(Submission submission) {
            return new Subject(
                    submission.provinceCode(),
                    submission.period().text(),
                    submission.dataset(),
                    submission.attempt(),
                    submission.key());
        }

        /** Identity for readers: {@code orchard 460000 2022 attempt 2}. */
        @JsonIgnore
        public String text() {
            return dataset + " " + provinceCode + " " + period + " attempt " + attempt;
        }
    }

    /** Whether the submission does not count while this decision is in force. */
    @JsonIgnore
    public boolean isExcluding() {
        return kind != DecisionKind.CONFIRM;
    }
}
