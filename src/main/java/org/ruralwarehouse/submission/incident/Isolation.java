package org.ruralwarehouse.submission.incident;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.InboxPackage;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;

/**
 * Separates the work on one package from all others: watches it in this process, and repeats it elsewhere after a
 * failure of this program, because a failure in a shared process does not prove which package is the cause. Several
 * threads may use it.
 */
public interface Isolation {

    /** No watch and no repetition: the failure in this process is the verdict. */
    Isolation NONE = new Isolation() {};

    /**
     * Whether a package must not be read in this process, because it was in flight when previous processes ended.
     *
     * @param key what is to be tried: a package or one file of it
     */
    default boolean isSuspect(String key) {
        return false;
    }

    /**
     * Runs the work on one package in the calling thread.
     *
     * @param packageName for the log
     * @throws PackageStoppedException when the work was stopped because it made no progress or exceeded a limit
     */
    default <T> T watch(String key, String packageName, Callable<T> work) throws Exception {
        return work.call();
    }

    /**
     * Accepts one package elsewhere.
     *
     * @param failure the failure in this process; null for a suspect
     * @throws RepeatedFailureException when it fails there, too
     */
    default PackageVerdict accept(String key, InboxPackage received, @Nullable Throwable failure) {
        throw new RepeatedFailureException(failure);
    }

    /** Lands one file elsewhere, like {@link #accept}. */
    default LandingOutcome land(String key, Submission submission, @Nullable Throwable failure) {
        throw new RepeatedFailureException(failure);
    }
}
