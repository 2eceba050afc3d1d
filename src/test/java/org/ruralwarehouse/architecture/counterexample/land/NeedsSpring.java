package org.ruralwarehouse.architecture.counterexample.land;

import org.springframework.util.Assert;

/** Violation: landing depends on Spring. */
class NeedsSpring {
    void check(Object value) {
        Assert.notNull(value, "missing");
    }
}
