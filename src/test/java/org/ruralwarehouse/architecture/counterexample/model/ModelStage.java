package org.ruralwarehouse.architecture.counterexample.model;

/** Allowed: the entry point. */
public final class ModelStage {}
