package org.ruralwarehouse.submission.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** A file of a package cannot be read because of the sender or a failed copy. It becomes a finding. */
public final class PackageDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    private PackageDamagedException(String message, IOException cause) {
        super(message, cause);
    }

    /** The bytes of an archive do not match its central directory. */
    static PackageDamagedException inArchive(IOException cause) {
        return new PackageDamagedException("damaged archive", cause);
    }

    /** A file without read permission, or with an input/output error. */
    static PackageDamagedException inDirectory(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return new PackageDamagedException("a file that may not be read", cause);
        }
        // Without the path: the location of the inbox must not appear in reports.
        String reason = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        return new PackageDamagedException("a file that cannot be read" + (reason == null ? "" : ": " + reason), cause);
    }
}
