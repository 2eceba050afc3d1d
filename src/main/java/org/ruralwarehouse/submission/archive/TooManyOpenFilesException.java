package org.ruralwarehouse.submission.archive;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;

/** This process cannot open any more files: no package is the cause. */
public final class TooManyOpenFilesException extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    private static final int RESERVE = 8;

    private TooManyOpenFilesException(IOException cause) {
        super("This process has too many open files; raise its limit (ulimit -n)", cause);
    }

    /**
     * Throws this exception when it is the reason why a file could not be opened.
     *
     * @param failure failure to open a file
     */
    static void throwIfCauseOf(IOException failure) {
        String message = failure.getMessage();
        if (message != null && message.contains("Too many open files") || isLimitReached()) {
            throw new TooManyOpenFilesException(failure);
        }
    }

    /** The text of the system depends on its language; the count does not. */
    private static boolean isLimitReached() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getOpenFileDescriptorCount() >= system.getMaxFileDescriptorCount() - RESERVE;
    }
}
