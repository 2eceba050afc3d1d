package org.ruralwarehouse.generate;

/** Listener for the progress of the generator. It may be called from several threads, but not concurrently. */
public interface GenerateListener {

    /** Ignores all events. */
    GenerateListener SILENT = new GenerateListener() {};

    /** Called before anything is written. */
    default void diskEstimated(long bytesNeeded, long bytesFree, int packages) {}

    /** Said after each package. */
    default void packageWritten(GeneratedPackage written, int count, int total) {}
}
