package org.ruralwarehouse.job;

import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.incident.Incident;

/** Listener for the progress of a run. Methods are called from several threads. */
public interface Progress {

    /** Ignores all events. */
    Progress SILENT = new Progress() {};

    /**
     * @param stage name of the stage
     * @param description what the stage processes
     */
    default void stageStarted(String stage, String description) {}

    /**
     * @param stage name of the stage
     * @param result summary on one line
     */
    default void stageCompleted(String stage, String result) {}

    /** The accept stage has decided on a package. */
    default void packageVerified(PackageVerdict verdict) {}

    /**
     * This program failed at a package, which is rejected.
     *
     * @param cause failure with its stack trace; its messages may quote values of the package
     */
    default void packageFailed(Incident incident, Throwable cause) {}

    /**
     * A package is read again alone, in a worker process.
     *
     * @param reason failure in this process, without a text of the package
     */
    default void packageIsolated(String packageName, String reason) {}

    /** The thread of a package does not react: the process must end. Called again until it does. */
    default void packageStuck(String packageName) {}

    /**
     * @param rows rows of the file that have been read so far
     */
    default void rowsReceived(Submission submission, long rows) {}

    /** A file has landed or was rejected. */
    default void submissionCompleted(LandingOutcome outcome) {}

    /**
     * @param stage name of the stage
     * @param item part of its work, for example a table
     */
    default void itemStarted(String stage, String item) {}
}
