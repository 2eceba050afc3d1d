package org.ruralwarehouse.job;

import java.nio.file.Path;

/** Thrown when another process is running the job on the same data folder. */
public final class AlreadyRunningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyRunningException(Path lock) {
        super("Another run is active; it holds the lock " + lock);
    }
}
