package org.ruralwarehouse.job.batch;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.submission.Submission;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.core.NestedRuntimeException;

/** Thrown when the machine or this program failed. The next run continues with the stage that failed. */
public final class RunFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Adds the name of the file: Spring Batch reports only the number of the partition. */
    public static RunFailedException whileLanding(Submission submission, RuntimeException cause) {
        return new RunFailedException(
                "Cannot land " + submission.fileName() + " of " + submission.packagePath(), cause);
    }

    /**
     * Selects the exception to report. A {@link DefinitionException} is returned unchanged, because invalid definitions
     * have another exit code than system failures.
     */
    public static RuntimeException of(String status, Collection<Throwable> failures) {
        for (Throwable failure : failures) {
            for (Throwable t = failure; t != null; t = t.getCause()) {
                if (t instanceof DefinitionException) {
                    return (DefinitionException) t;
                }
            }
        }
        Throwable cause = failures.stream()
                .min(Comparator.comparing(RunFailedException::isFrameworkException))
                .orElse(null);
        String reason = cause == null ? "" : ": " + reason(cause);
        return new RunFailedException("The run ended as " + status + reason, cause);
    }

    private static String reason(Throwable cause) {
        // A Spring exception comes from the job repository, and its message is only the SQL statement.
        return cause instanceof NestedRuntimeException
                ? "the job repository cannot be used: " + new RootCause(cause).reason()
                : new RootCause(cause).text();
    }

    /** Spring Batch reports that a step failed in an exception of its own; another one has the reason. */
    private static boolean isFrameworkException(Throwable failure) {
        return failure instanceof JobExecutionException;
    }
}
