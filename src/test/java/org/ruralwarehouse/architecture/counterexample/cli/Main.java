package org.ruralwarehouse.architecture.counterexample.cli;

/** Allowed: the only class that may exit. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("done");
        System.exit(0);
    }
}
