package org.ruralwarehouse.architecture.counterexample.model;

/** What goes in or comes out: allowed. */
public record PublicRecord(String name) {}
