package org.ruralwarehouse.architecture.counterexample.cli.view;

import org.ruralwarehouse.architecture.counterexample.cli.ScreenText;

/** Violation: cycle between a package and its sub-package. */
public final class Screen {
    public String show(ScreenText text) {
        return text.toString();
    }
}
