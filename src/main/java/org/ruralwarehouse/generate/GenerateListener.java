package org.ruralwarehouse.generate;

/** Hears of progress; may be called from several threads, one call at a time. */
public interface GenerateListener {

    /** For callers who do not want to know. */
    GenerateListener SILENT = new GenerateListener() {};

    /** Said before anything is written. */
    default void needs(long bytesNeeded, long bytesFree, int packages) {}

    /** Said after each package. */
    default void written(GeneratedPackage made, int done, int packages) {}
}
