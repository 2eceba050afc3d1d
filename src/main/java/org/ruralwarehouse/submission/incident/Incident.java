package org.ruralwarehouse.submission.incident;

/**
 * A failure of this program while it read one package. It has no text of the package and no message of the failure,
 * which could quote a value.
 *
 * @param number identifies the incident in the report, the log and the data folder
 * @param failure class of the failure and of its root cause
 * @param inputs fingerprint of everything that a repeated attempt depends on
 */
public record Incident(String number, String packageName, String stage, String failure, String inputs) {}
