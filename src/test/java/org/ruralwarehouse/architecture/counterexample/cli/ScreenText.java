package org.ruralwarehouse.architecture.counterexample.cli;

/** Harmless in itself. */
public record ScreenText(String text) {}
