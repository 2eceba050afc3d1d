package org.ruralwarehouse.architecture.counterexample.model;

/** A second door. */
public final class OldModelStage {}
