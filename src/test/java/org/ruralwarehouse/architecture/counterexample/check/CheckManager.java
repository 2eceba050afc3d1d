package org.ruralwarehouse.architecture.counterexample.check;

/** Manages what? */
class CheckManager {}
