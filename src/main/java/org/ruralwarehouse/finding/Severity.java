package org.ruralwarehouse.finding;

/** How grave a finding is. Only an error keeps a row out of the warehouse. */
public enum Severity {
    ERROR,
    WARNING,
    INFO
}
