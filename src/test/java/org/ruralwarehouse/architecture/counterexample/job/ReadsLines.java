package org.ruralwarehouse.architecture.counterexample.job;

import org.ruralwarehouse.architecture.counterexample.land.csv.Lines;

/** Violation: uses a sub-package of a stage. */
final class ReadsLines {
    private ReadsLines() {}

    static int count(Lines lines) {
        return lines.count();
    }
}
