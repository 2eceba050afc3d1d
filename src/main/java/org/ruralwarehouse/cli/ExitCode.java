package org.ruralwarehouse.cli;

/** Exit codes of all commands. */
final class ExitCode {

    /** Published, or nothing new. */
    static final int OK = 0;

    /** The machine or the program failed; run the command again. */
    static final int SYSTEM_FAILURE = 1;

    /** A contract, check, model, setting or argument is invalid. */
    static final int INVALID_CONFIGURATION = 2;

    /**
     * Published, but some submissions were rejected or held, or a new file lost most of its rows. For validate: the
     * package would lose rows.
     */
    static final int SOME_REJECTED = 3;

    /** A check or data test blocked the release. */
    static final int NOT_PUBLISHED = 4;

    /** A thread did not react, or memory is exhausted: another process must continue. The launcher resumes the run. */
    static final int PROCESS_UNUSABLE = 5;

    private ExitCode() {}
}
