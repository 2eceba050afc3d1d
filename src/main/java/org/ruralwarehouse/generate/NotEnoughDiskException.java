package org.ruralwarehouse.generate;

/** Thrown before anything is written when the disk has too little space for packages and temporary files. */
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
