package org.ruralwarehouse.architecture.counterexample.cli.view;

import org.ruralwarehouse.architecture.counterexample.cli.ScreenText;

/** With what it shows it forms a circle inside one part of the tree. */
public final class Screen {
    public String show(ScreenText text) {
        return text.toString();
    }
}
