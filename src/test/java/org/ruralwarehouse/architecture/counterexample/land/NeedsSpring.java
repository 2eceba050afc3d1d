package org.ruralwarehouse.architecture.counterexample.land;

import org.springframework.util.Assert;

/** Landing that cannot run without Spring. */
class NeedsSpring {
    void check(Object value) {
        Assert.notNull(value, "missing");
    }
}
