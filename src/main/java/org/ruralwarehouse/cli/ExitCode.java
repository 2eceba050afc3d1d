package org.ruralwarehouse.cli;

/** How a command ends, for schedulers. */
final class ExitCode {

    /** Published, or nothing new. */
    static final int OK = 0;

    /** The machine or this program failed; run again to go on. */
    static final int SYSTEM_FAILURE = 1;

    /** A contract, check, model, setting or argument is wrong. */
    static final int BAD_DEFINITION = 2;

    /** Published, but some submissions were refused; or, for validate, the package would lose rows. */
    static final int SOME_REFUSED = 3;

    /** A check held the release back. */
    static final int HELD_BACK = 4;

    private ExitCode() {}
}
