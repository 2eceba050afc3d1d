package org.ruralwarehouse.submission.archive;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.message.Message;

/** A package that cannot be opened because of the sender or an unfinished copy. It becomes a finding. */
public final class PackageUnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Message found;
    private final boolean maybeIncomplete;
    private final boolean isSuspicious;

    PackageUnreadableException(Message found, boolean maybeIncomplete, @Nullable Throwable cause) {
        super(found.key(), cause);
        this.found = found;
        this.maybeIncomplete = maybeIncomplete;
        this.isSuspicious = false;
    }

    /** A package that is malicious or so malformed that it may cause harm. */
    PackageUnreadableException(Message suspicion) {
        super(suspicion.key());
        this.found = suspicion;
        this.maybeIncomplete = false;
        this.isSuspicious = true;
    }

    /** What was found. */
    public Message found() {
        return found;
    }

    /** True when the package was not opened because of suspicious content. */
    public boolean isSuspicious() {
        return isSuspicious;
    }

    /** True when the file starts with a zip signature but is truncated, as during an unfinished copy. */
    public boolean isMaybeIncomplete() {
        return maybeIncomplete;
    }
}
