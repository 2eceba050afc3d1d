package org.ruralwarehouse.architecture.counterexample.report;

/** Prints, and pulls the plug. */
class EndsProgram {
    void report() {
        System.out.println("Held back");
        System.err.println("Held back");
        System.exit(4);
    }
}
