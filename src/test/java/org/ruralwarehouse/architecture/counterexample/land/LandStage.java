package org.ruralwarehouse.architecture.counterexample.land;

import org.ruralwarehouse.architecture.counterexample.accept.AcceptStage;

/** The other half of the circle. */
public final class LandStage {
    public void land(AcceptStage previous) {
        previous.accept(this);
    }
}
