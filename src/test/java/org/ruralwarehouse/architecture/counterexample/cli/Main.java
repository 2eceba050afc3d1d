package org.ruralwarehouse.architecture.counterexample.cli;

/** Ends the program: the one class that may. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("done");
        System.exit(0);
    }
}
