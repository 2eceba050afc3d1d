package org.ruralwarehouse.submission.archive;

import org.jspecify.annotations.Nullable;

/** A package that cannot be opened: the sender's fault or a copy under way, so it becomes a finding. */
public final class PackageUnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean maybeIncomplete;
    private final boolean isSuspicious;

    PackageUnreadableException(String message, boolean maybeIncomplete, @Nullable Throwable cause) {
        super(message, cause);
        this.maybeIncomplete = maybeIncomplete;
        this.isSuspicious = false;
    }

    /** An archive that was made to do harm, or so carelessly that it might. */
    PackageUnreadableException(String suspicion) {
        super(suspicion);
        this.maybeIncomplete = false;
        this.isSuspicious = true;
    }

    /** True when it could be opened and was not. */
    public boolean isSuspicious() {
        return isSuspicious;
    }

    /** True when it begins as an archive does but lacks its end, as one that is still being copied. */
    public boolean isMaybeIncomplete() {
        return maybeIncomplete;
    }
}
