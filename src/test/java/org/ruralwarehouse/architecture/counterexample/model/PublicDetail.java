package org.ruralwarehouse.architecture.counterexample.model;

/** Violation: public, but neither entry point nor record. */
public final class PublicDetail {}
