package org.ruralwarehouse.architecture.counterexample.util;

/** Violation: vague package name, which also has no place in the flow. */
class Texts {}
