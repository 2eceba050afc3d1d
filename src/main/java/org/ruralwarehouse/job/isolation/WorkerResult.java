package org.ruralwarehouse.job.isolation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.PackageVerdict;

/**
 * Result of a worker process: one of the four.
 *
 * @param verdict verdict on an accepted, waiting or rejected package
 * @param outcome of a landed or rejected file
 * @param failure of the program at the package
 * @param environment reason why the worker could not work on any package
 */
record WorkerResult(
        @Nullable PackageVerdict verdict,
        @Nullable LandingOutcome outcome,
        @Nullable Failure failure,
        @Nullable String environment) {

    /**
     * An exception of the worker process.
     *
     * @param name class of the exception and of its root cause
     * @param message masked; null when it has none
     */
    record Failure(String name, @Nullable String message, List<Frame> frames) {}

    /** A line of a stack trace. */
    record Frame(String type, String method, @Nullable String file, int line) {}
}
