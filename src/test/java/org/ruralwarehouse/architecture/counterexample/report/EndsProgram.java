package org.ruralwarehouse.architecture.counterexample.report;

/** Violation: prints and exits. */
class EndsProgram {
    void report() {
        System.out.println("Blocked");
        System.err.println("Blocked");
        System.exit(4);
    }
}
