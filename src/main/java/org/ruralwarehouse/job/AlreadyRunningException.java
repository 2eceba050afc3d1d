package org.ruralwarehouse.job;

import java.nio.file.Path;

/** Another process runs the job on the same data. */
public final class AlreadyRunningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyRunningException(Path lock) {
        super("Another run is under way; it holds " + lock);
    }
}
