package org.ruralwarehouse.job.batch;

import java.util.ArrayList;
import java.util.List;
import org.ruralwarehouse.message.VisibleText;
import org.ruralwarehouse.privacy.Masking;

/**
 * A stack trace for the log of the operator. Messages are masked, shortened and made visible, because they may quote
 * values of a package; deep recursion is shortened.
 */
public final class FailureTrace {

    private static final int MAX_CAUSES = 10;
    private static final int MAX_FRAMES = 40;

    private final Throwable failure;

    public FailureTrace(Throwable failure) {
        this.failure = failure;
    }

    /** The lines of the trace, outermost failure first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            lines.add((depth == 0 ? "" : "caused by ") + title(cause));
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
                lines.add("    at " + frames[i]);
            }
            if (frames.length > MAX_FRAMES) {
                lines.add("    ... " + (frames.length - MAX_FRAMES) + " more");
            }
            cause = cause.getCause();
        }
        return lines;
    }

    private static String title(Throwable cause) {
        String name = cause.getClass().getName();
        String message = cause.getMessage();
        return message == null ? name : name + ": " + VisibleText.of(Masking.quote(message));
    }
}
