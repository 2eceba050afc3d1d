package org.ruralwarehouse.submission.incident;

import org.jspecify.annotations.Nullable;

/** This program has failed at one package that it read alone: the package is the cause. */
public final class RepeatedFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param failure the failure to record
     */
    public RepeatedFailureException(@Nullable Throwable failure) {
        super(failure);
    }

    /** The failure to record. */
    public Throwable failure() {
        Throwable cause = getCause();
        return cause == null ? this : cause;
    }
}
