package org.ruralwarehouse.submission;

/** A package that cannot be opened: the sender's fault or a copy under way, so it becomes a finding. */
public final class PackageUnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean maybeIncomplete;

    PackageUnreadableException(String message, boolean maybeIncomplete, Throwable cause) {
        super(message, cause);
        this.maybeIncomplete = maybeIncomplete;
    }

    /** True when it begins as an archive does but lacks its end, as one that is still being copied. */
    public boolean isMaybeIncomplete() {
        return maybeIncomplete;
    }
}
