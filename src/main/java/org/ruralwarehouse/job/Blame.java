package org.ruralwarehouse.job;

import java.util.List;
import java.util.Set;
import org.ruralwarehouse.decision.Decision;
import org.ruralwarehouse.decision.DecisionKind;
import org.ruralwarehouse.decision.DecisionStore;
import org.ruralwarehouse.submission.Submission;

/** Finds out which new submissions prevent a release, and holds them by recorded decisions. */
final class Blame {

    private final Rehearsal rehearsal;
    private final DecisionStore decisions;
    private final Progress progress;

    Blame(Rehearsal rehearsal, DecisionStore decisions, Progress progress) {
        this.rehearsal = rehearsal;
        this.decisions = decisions;
        this.progress = progress;
    }

    /**
     * Holds the culprits. A submission is new when the current release does not contain it.
     *
     * @param who author of the decisions
     * @return false when no new submission is the cause; then nothing is held
     */
    boolean hold(Blocker blocker, ReleaseInputs inputs, Rehearsal.Extent extent, String who) {
        List<Submission> candidates = new SizeOutliers(inputs.landed()).first(inputs.newSubmissions());
        if (candidates.isEmpty()) {
            return false;
        }
        progress.stageStarted("blame", blocker.text() + "; " + candidates.size() + " new submissions");
        Set<Long> culprits =
                new CulpritSearch(candidates, held -> rehearsal.run(inputs, held, extent)).culprits(blocker);
        if (inputs.holding(culprits).effective().isEmpty()) {
            progress.stageCompleted("blame", "no release is possible without new submissions");
            return false;
        }
        for (Submission submission : candidates) {
            if (culprits.contains(submission.key())) {
                Decision decision = decisions.append(
                        who,
                        blocker.isTimeOut() ? DecisionKind.TIME_OUT : DecisionKind.BLAME,
                        Decision.Subject.of(submission),
                        "prevents the release: " + blocker.text());
                progress.itemStarted("blame", "holds " + decision.submission().text());
            }
        }
        progress.stageCompleted("blame", culprits.size() + " submissions are held");
        return !culprits.isEmpty();
    }
}
