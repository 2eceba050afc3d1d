package org.ruralwarehouse.cli;

import org.ruralwarehouse.decision.Decision;

/** Formats a decision as one line of output. */
final class DecisionText {

    private DecisionText() {}

    /** State, submission, author and reason. Control characters of the reason are replaced. */
    static String of(Decision decision) {
        Decision.Subject subject = decision.submission();
        return "%-9s %s  %s (%s)".formatted(decision.kind().state(), subject.key(), subject.text(), cause(decision));
    }

    /** Kind, author and reason. */
    static String cause(Decision decision) {
        return decision.kind().code() + " by " + oneLine(decision.who())
                + (decision.reason().isEmpty() ? "" : ": " + oneLine(decision.reason()));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }
}
