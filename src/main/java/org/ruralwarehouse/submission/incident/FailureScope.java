package org.ruralwarehouse.submission.incident;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.archive.PackageDamagedException;
import org.ruralwarehouse.submission.archive.TooManyOpenFilesException;

/** Whether a failure concerns one package or the whole run. */
public enum FailureScope {
    /** Reading this package failed: the package is rejected. */
    PACKAGE,
    /** Writing our own files failed, or the run is being stopped: every package would fail. */
    RUN;

    private static final int MAX_CAUSES = 100;

    /**
     * The scope of a failure while files of the data folder are written. All failures of reading a package have
     * exceptions of their own, so that any other input/output error comes from the data folder.
     */
    public static FailureScope whileWriting(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (isOfRun(cause)) {
                return RUN;
            }
            if (cause instanceof IOException) {
                return isOfPackage(cause) ? PACKAGE : RUN;
            }
            cause = cause.getCause();
        }
        return failure instanceof UncheckedIOException ? RUN : PACKAGE;
    }

    /** The scope of a failure while nothing is written: only stopping the run concerns other packages. */
    public static FailureScope whileReading(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (isOfRun(cause)) {
                return RUN;
            }
            cause = cause.getCause();
        }
        return PACKAGE;
    }

    private static boolean isOfRun(Throwable cause) {
        return cause instanceof InterruptedException
                || cause instanceof InterruptedIOException
                || cause instanceof ClosedByInterruptException
                || cause instanceof TooManyOpenFilesException;
    }

    private static boolean isOfPackage(Throwable cause) {
        return cause instanceof PackageDamagedException
                || cause instanceof CharacterCodingException
                || cause instanceof EOFException
                || cause instanceof ZipException;
    }
}
