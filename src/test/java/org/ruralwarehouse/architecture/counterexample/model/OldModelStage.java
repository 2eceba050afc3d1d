package org.ruralwarehouse.architecture.counterexample.model;

/** Violation: a second entry point. */
public final class OldModelStage {}
