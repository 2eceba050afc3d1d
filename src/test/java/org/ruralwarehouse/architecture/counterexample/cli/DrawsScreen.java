package org.ruralwarehouse.architecture.counterexample.cli;

import org.ruralwarehouse.architecture.counterexample.cli.view.Screen;

/** Violation: depends on a package that depends on its own package. */
final class DrawsScreen {
    private DrawsScreen() {}

    static String draw(Screen screen, ScreenText text) {
        return screen.show(text);
    }
}
