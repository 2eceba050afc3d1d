package org.ruralwarehouse.finding;

/** Severity of a finding. Only an error excludes a row from the warehouse. */
public enum Severity {
    ERROR,
    WARNING,
    INFO
}
