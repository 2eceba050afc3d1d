package org.ruralwarehouse.generate;

/** Listener for the progress of the generator. It may be called from several threads, but not concurrently. */
public interface GenerateListener {

    /** Ignores all events. */
    GenerateListener SILENT = new GenerateListener() {};

    /** Called before anything is written. */
    default void diskEstimated(long bytesNeeded, long bytesFree, int packages) {}

    /**
     * Called after each package.
     *
     * @param written the package
     * @param count number of packages so far
     * @param total number of packages to write
     */
    default void packageWritten(GeneratedPackage written, int count, int total) {}
}
