package org.ruralwarehouse.submission.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;

/** A file of a package cannot be read because of the sender or a failed copy. It becomes a finding. */
public final class PackageDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Message found;

    private PackageDamagedException(Message found, @Nullable IOException cause) {
        super(found.key(), cause);
        this.found = found;
    }

    /** What was found. */
    public Message found() {
        return found;
    }

    /** The bytes of an archive do not match its central directory. */
    static PackageDamagedException inArchive(IOException cause) {
        return new PackageDamagedException(MessageKey.DAMAGED_ARCHIVE.with(), cause);
    }

    /**
     * An entry that is compressed by a method that this program cannot read.
     *
     * @param method number of the method in the ZIP specification
     */
    static PackageDamagedException ofCompression(int method) {
        return new PackageDamagedException(MessageKey.UNSUPPORTED_COMPRESSION.with(method), null);
    }

    /** A file without read permission, or with an input/output error. */
    static PackageDamagedException inDirectory(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return new PackageDamagedException(MessageKey.FILE_WITHOUT_READ_PERMISSION.with(), cause);
        }
        // Without the text of the cause: the location of the inbox must not appear in reports.
        return new PackageDamagedException(MessageKey.UNREADABLE_FILE.with(), cause);
    }
}
