package org.ruralwarehouse.architecture.counterexample.job;

import org.ruralwarehouse.architecture.counterexample.land.csv.Lines;

/** Goes past the door of a stage into one of its sub-packages. */
final class ReadsLines {
    private ReadsLines() {}

    static int count(Lines lines) {
        return lines.count();
    }
}
