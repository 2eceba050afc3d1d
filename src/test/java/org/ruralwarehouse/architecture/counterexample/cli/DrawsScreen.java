package org.ruralwarehouse.architecture.counterexample.cli;

import org.ruralwarehouse.architecture.counterexample.cli.view.Screen;

/** Needs the package that needs its own. */
final class DrawsScreen {
    private DrawsScreen() {}

    static String draw(Screen screen, ScreenText text) {
        return screen.show(text);
    }
}
