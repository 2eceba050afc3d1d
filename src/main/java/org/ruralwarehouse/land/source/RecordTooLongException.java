package org.ruralwarehouse.land.source;

/** One record exceeds the maximum length. Ends the landing of a file; never thrown per row. */
public final class RecordTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RecordTooLongException() {
        super("record too long", null, false, false);
    }
}
