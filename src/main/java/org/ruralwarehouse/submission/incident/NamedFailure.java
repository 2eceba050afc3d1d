package org.ruralwarehouse.submission.incident;

/** A failure in another process, whose class does not exist in this one. */
public interface NamedFailure {

    /** Name of the failure for the record, without a text of the package. */
    String failureName();
}
