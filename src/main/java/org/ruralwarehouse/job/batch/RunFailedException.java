package org.ruralwarehouse.job.batch;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.submission.Submission;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.core.NestedRuntimeException;

/** The machine, or this program, failed; running the job again goes on where it stopped. */
public final class RunFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Names the file at which it happened: the framework only knows the number of its partition. */
    public static RunFailedException whileLanding(Submission submission, RuntimeException cause) {
        return new RunFailedException(
                "Cannot land " + submission.fileName() + " of " + submission.packagePath(), cause);
    }

    /** The office's own mistakes keep their kind, so that they are told apart from the machine's. */
    public static RuntimeException because(String status, Collection<Throwable> failures) {
        for (Throwable failure : failures) {
            for (Throwable t = failure; t != null; t = t.getCause()) {
                if (t instanceof DefinitionException) {
                    return (DefinitionException) t;
                }
            }
        }
        Throwable cause = failures.stream()
                .min(Comparator.comparing(RunFailedException::isOfTheFramework))
                .orElse(null);
        String reason = cause == null ? "" : ": " + reason(cause);
        return new RunFailedException("The run ended as " + status + reason, cause);
    }

    private static String reason(Throwable cause) {
        // Only its records can fail in the framework's own way, and then its message is a statement of SQL.
        return cause instanceof NestedRuntimeException
                ? "the job repository cannot be used: " + new RootCause(cause).reason()
                : new RootCause(cause).text();
    }

    /** It says that a step failed; another one says why. */
    private static boolean isOfTheFramework(Throwable failure) {
        return failure instanceof JobExecutionException;
    }
}
