package org.ruralwarehouse.architecture.counterexample.land.csv;

/** Internal to the land stage. */
public final class Lines {
    public int count() {
        return 0;
    }
}
