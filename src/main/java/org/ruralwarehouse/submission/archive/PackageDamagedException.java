package org.ruralwarehouse.submission.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** A file of a package cannot be read as it lies there: the sender's fault or a bad copy, so it becomes a finding. */
public final class PackageDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    private PackageDamagedException(String message, IOException cause) {
        super(message, cause);
    }

    /** The bytes of an archive are not what its directory says. */
    static PackageDamagedException inArchive(IOException cause) {
        return new PackageDamagedException("damaged archive", cause);
    }

    /** A file that this program may not open, or that the disk does not give. */
    static PackageDamagedException inDirectory(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return new PackageDamagedException("a file that may not be read", cause);
        }
        // Without its path: where the office keeps its inbox is nobody else's business.
        String reason = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        return new PackageDamagedException("a file that cannot be read" + (reason == null ? "" : ": " + reason), cause);
    }
}
