package org.ruralwarehouse.submission.incident;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The work on a package was stopped. The exception that ended the work is suppressed, not the cause. */
public final class PackageStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final Duration used;

    /** Why the work was stopped. */
    public enum Reason {
        /** No progress for the time of the setting. */
        STALL,
        /** More processor time than the limit. */
        PROCESSOR_TIME
    }

    /**
     * @param used processor time of the work
     */
    public PackageStoppedException(Reason reason, Duration used) {
        super(reason == Reason.STALL ? "no progress" : "processor time exceeded");
        this.reason = reason;
        this.used = used;
    }

    public Reason reason() {
        return reason;
    }

    /** Processor time of the work. */
    public Duration used() {
        return used;
    }

    /** Processor time in seconds that exceeded the limit; null when there was no progress. */
    public @Nullable Long exceededSeconds() {
        return reason == Reason.PROCESSOR_TIME ? used.toSeconds() : null;
    }
}
