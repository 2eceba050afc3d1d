package org.ruralwarehouse.architecture.counterexample.cli;

/** Allowed. */
public record ScreenText(String text) {}
