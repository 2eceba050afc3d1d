package org.ruralwarehouse.cli;

import org.ruralwarehouse.decision.Decision;
import org.ruralwarehouse.message.VisibleText;

/** Formats a decision as one line of output. */
final class DecisionText {

    private DecisionText() {}

    /** State, submission, author and reason, without control characters. */
    static String of(Decision decision) {
        Decision.Subject subject = decision.submission();
        return "%-9s %s  %s (%s)".formatted(decision.kind().state(), subject.key(), subject.text(), cause(decision));
    }

    /** Kind, author and reason. */
    static String cause(Decision decision) {
        return decision.kind().code() + " by " + VisibleText.of(decision.who())
                + (decision.reason().isEmpty() ? "" : ": " + VisibleText.of(decision.reason()));
    }
}
