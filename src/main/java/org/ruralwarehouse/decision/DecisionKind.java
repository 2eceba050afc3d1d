package org.ruralwarehouse.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Kind of a decision. The latest decision about a submission is in force. */
public enum DecisionKind {
    /** An operator holds the submission. */
    HOLD,
    /** An operator confirms the submission: it counts, and checks of its dataset and period do not block. */
    CONFIRM,
    /** An operator withdraws the submission on request of the sender. */
    WITHDRAW,
    /** A run holds the submission, because it made a check, model or data test fail. */
    BLAME,
    /** A run holds the submission, because a check did not finish within its time budget. */
    TIME_OUT;

    /** Name in files and output. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** State of the submission while the decision is in force: confirmed, held or withdrawn. */
    public String state() {
        return switch (this) {
            case CONFIRM -> "confirmed";
            case WITHDRAW -> "withdrawn";
            case HOLD, BLAME, TIME_OUT -> "held";
        };
    }
}
