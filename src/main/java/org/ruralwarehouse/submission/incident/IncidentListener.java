package org.ruralwarehouse.submission.incident;

/** Receives new incidents, for the log of the operator. Called from several threads. */
@FunctionalInterface
public interface IncidentListener {

    /** Ignores all incidents. */
    IncidentListener NONE = (incident, cause) -> {};

    /**
     * @param cause failure with its stack trace; its messages may quote values of the package
     */
    void onIncident(Incident incident, Throwable cause);
}
