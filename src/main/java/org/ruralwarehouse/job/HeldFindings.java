package org.ruralwarehouse.job;

import java.util.List;
import java.util.Set;
import org.ruralwarehouse.decision.Decision;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.submission.LandedSubmission;

/**
 * The findings for which runs hold submissions. The checks do not see a held submission, so that they do not report the
 * cause again.
 */
final class HeldFindings {

    static final String CODE = "submission_held";

    private final ReleaseInputs inputs;
    private final Rule rule;

    HeldFindings(ReleaseInputs inputs, RuleBook rules) {
        this.inputs = inputs;
        this.rule = rules.rule(CODE);
    }

    /** One finding for each submission that a run holds. */
    List<Finding> all() {
        return inputs.landed().submissions().stream()
                .map(LandedSubmission::submission)
                .flatMap(submission -> inputs.decisions().heldByRuns().stream()
                        .filter(decision -> decision.submission().key() == submission.key())
                        .map(Decision::reason)
                        .map(reason -> Finding.of(rule, submission.origin(), Message.ofValue(reason), null)))
                .toList();
    }

    /** The findings about some submissions. */
    List<Finding> about(Set<Long> submissions) {
        return all().stream()
                .filter(finding -> finding.origin().submissionKey() != null
                        && submissions.contains(finding.origin().submissionKey()))
                .toList();
    }
}
