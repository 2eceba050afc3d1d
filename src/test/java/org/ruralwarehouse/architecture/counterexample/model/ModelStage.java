package org.ruralwarehouse.architecture.counterexample.model;

/** The door. */
public final class ModelStage {}
