package org.ruralwarehouse.land.source;

/** One record would take more memory than any honest record does. Ends the landing of a file, never thrown per row. */
public final class RecordTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RecordTooLongException() {
        super("record too long", null, false, false);
    }
}
