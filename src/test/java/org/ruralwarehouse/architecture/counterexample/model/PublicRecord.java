package org.ruralwarehouse.architecture.counterexample.model;

/** Allowed: input or output of the stage. */
public record PublicRecord(String name) {}
