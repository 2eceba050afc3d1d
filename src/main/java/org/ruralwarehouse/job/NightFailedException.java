package org.ruralwarehouse.job;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;

/** The machine, or this program, failed; running the job again goes on where it stopped. */
public final class NightFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NightFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The office's own mistakes keep their kind, so that they are told apart from the machine's. */
    static RuntimeException because(String status, @Nullable Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof DefinitionException) {
                return (DefinitionException) t;
            }
        }
        String reason = cause == null ? "" : ": " + cause.getMessage();
        return new NightFailedException("The run ended as " + status + reason, cause);
    }
}
