package org.ruralwarehouse.generate;

/** There is less room than the packages and their making need; nothing was written. */
public final class NotEnoughDiskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotEnoughDiskException(long needed, long free) {
        super("Generating needs about " + megabytes(needed) + " MB of disk, but only " + megabytes(free)
                + " MB are free");
    }

    private static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }
}
