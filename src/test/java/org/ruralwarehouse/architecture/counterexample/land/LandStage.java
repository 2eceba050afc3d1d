package org.ruralwarehouse.architecture.counterexample.land;

import org.ruralwarehouse.architecture.counterexample.accept.AcceptStage;

/** Violation: the other half of the cycle. */
public final class LandStage {
    public void land(AcceptStage previous) {
        previous.accept(this);
    }
}
