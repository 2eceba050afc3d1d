package org.ruralwarehouse.architecture.counterexample.finding;

import org.ruralwarehouse.architecture.counterexample.cli.ScreenText;

/** A word that knows the command line: against the flow. */
public record LooksForward(ScreenText text) {}
