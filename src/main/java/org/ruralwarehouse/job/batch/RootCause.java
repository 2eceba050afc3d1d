package org.ruralwarehouse.job.batch;

import java.nio.file.FileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the root cause of a failure for an error message. Frameworks wrap it in exceptions without details.
 *
 * @param failure exception that was caught
 */
public record RootCause(Throwable failure) {

    private static final int MAX_DEPTH = 100;

    /** What failed and the reason, on one line. */
    public String text() {
        Throwable innermost = innermost();
        String outer = firstLine(failure);
        String inner = firstLine(innermost);
        if (outer.equals(innermost.toString())) {
            return inner;
        }
        return outer.contains(inner) ? outer : outer + ": " + inner;
    }

    /** The reason only, on one line. */
    public String reason() {
        return firstLine(innermost());
    }

    /** Whether memory or stack of this process were exhausted; what failed need not be the cause. */
    public boolean isExhaustion() {
        return innermost() instanceof VirtualMachineError;
    }

    private Throwable innermost() {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < MAX_DEPTH; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String firstLine(Throwable cause) {
        String message = message(cause);
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.strip().lines().map(String::strip).findFirst().orElse(message);
    }

    /** The message of a file system exception is only the path: its class gives the reason. */
    private static @Nullable String message(Throwable cause) {
        if (cause instanceof FileSystemException failure && failure.getReason() == null) {
            String kind = failure.getClass().getSimpleName().replaceFirst("Exception$", "");
            return failure.getFile() + ": "
                    + kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        }
        return cause instanceof ClassNotFoundException ? "class not found: " + cause.getMessage() : cause.getMessage();
    }
}
