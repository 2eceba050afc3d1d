package org.ruralwarehouse.architecture.counterexample.accept;

import org.ruralwarehouse.architecture.counterexample.land.LandStage;

/** Violation: calls another stage, which calls it back (stage dependency and cycle). */
public final class AcceptStage {
    public void accept(LandStage next) {
        next.land(this);
    }
}
