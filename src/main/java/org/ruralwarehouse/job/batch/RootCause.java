package org.ruralwarehouse.job.batch;

import java.nio.file.FileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What lies at the bottom of a failure, for people: frameworks wrap it in layers that tell only that something failed.
 *
 * @param failure as it was thrown
 */
public record RootCause(Throwable failure) {

    private static final int MAX_DEPTH = 100;

    /** What failed, and why, on one line. */
    public String text() {
        Throwable innermost = innermost();
        String what = told(failure);
        String why = told(innermost);
        if (what.equals(innermost.toString())) {
            return why;
        }
        return what.contains(why) ? what : what + ": " + why;
    }

    /** Only why. */
    public String reason() {
        return told(innermost());
    }

    private Throwable innermost() {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < MAX_DEPTH; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String told(Throwable cause) {
        String message = message(cause);
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.strip().lines().map(String::strip).findFirst().orElse(message);
    }

    /** A file system's failure is told by its kind alone, and the message is but the path. */
    private static @Nullable String message(Throwable cause) {
        if (cause instanceof FileSystemException failure && failure.getReason() == null) {
            String kind = failure.getClass().getSimpleName().replaceFirst("Exception$", "");
            return failure.getFile() + ": "
                    + kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        }
        return cause instanceof ClassNotFoundException ? "there is no " + cause.getMessage() : cause.getMessage();
    }
}
