package org.ruralwarehouse.architecture.counterexample.land.csv;

/** Belongs to landing alone. */
public final class Lines {
    public int count() {
        return 0;
    }
}
