package org.ruralwarehouse.job;

import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;

/** Told how a run gets on; called from several threads. */
public interface Progress {

    /** For callers that nobody watches. */
    Progress SILENT = new Progress() {};

    /**
     * @param station name of the verb
     * @param about what it sets out to do
     */
    default void stationStarted(String station, String about) {}

    default void stationDone(String station, String result) {}

    default void packageJudged(PackageVerdict verdict) {}

    default void rowsReceived(Submission submission, long rows) {}

    default void submissionDone(LandingOutcome outcome) {}

    default void stepStarted(String station, String step) {}
}
