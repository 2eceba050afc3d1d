package org.ruralwarehouse.architecture.counterexample.finding;

import org.ruralwarehouse.architecture.counterexample.cli.ScreenText;

/** Violation: the vocabulary depends on the command line. */
public record LooksForward(ScreenText text) {}
