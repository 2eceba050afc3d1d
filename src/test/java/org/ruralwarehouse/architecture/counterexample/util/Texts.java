package org.ruralwarehouse.architecture.counterexample.util;

/** In a drawer, and in a package that has no place in the flow. */
class Texts {}
