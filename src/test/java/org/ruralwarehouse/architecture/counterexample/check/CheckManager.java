package org.ruralwarehouse.architecture.counterexample.check;

/** Violation: vague name. */
class CheckManager {}
