package org.ruralwarehouse.architecture.counterexample.model;

/** Not a door and not a record, but everybody can reach it. */
public final class PublicDetail {}
