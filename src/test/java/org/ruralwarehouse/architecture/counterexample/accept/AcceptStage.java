package org.ruralwarehouse.architecture.counterexample.accept;

import org.ruralwarehouse.architecture.counterexample.land.LandStage;

/** Calls the next station, which calls back: a station that knows another, and a circle. */
public final class AcceptStage {
    public void accept(LandStage next) {
        next.land(this);
    }
}
