package org.ruralwarehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.ruralwarehouse.cli.worker.WorkerCommand;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.job.AlreadyRunningException;
import org.ruralwarehouse.job.batch.RootCause;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.message.VisibleText;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the executable jar; each task is a subcommand. */
@Command(
        name = "rural-warehouse",
        description = "Loads provincial submissions into a star schema.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        subcommands = {
            NightlyCommand.class,
            ValidateCommand.class,
            GenerateCommand.class,
            ImpactCommand.class,
            ReplayCommand.class,
            StatusCommand.class,
            SubmissionsCommand.class,
            HoldCommand.class,
            ConfirmCommand.class,
            WithdrawCommand.class,
            QueryCommand.class,
            KeygenCommand.class,
            SignCommand.class,
            WorkerCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:published, or nothing new",
            "1:system failure; run the same command again to continue",
            "2:invalid contract, check, model, setting or argument",
            "3:published, but some submissions were rejected or held (validate: the package would lose rows)",
            "4:not published: a check or data test blocked the release, and not because of new submissions",
            "5:the process cannot go on (a thread does not react, no memory); the launcher resumes the run"
        })
public final class Main {

    private static final long MESSAGE_MILLISECONDS = 2000;

    private Main() {}

    /** Runs a command and exits with its exit code, see {@link ExitCode}. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(WorkerCommand.NAME)) {
            endWithParent();
        }
        System.exit(run(arguments));
    }

    /** Ends this process when the process that has started it ends: its standard input is then closed. */
    private static void endWithParent() {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            continue;
                        }
                    } catch (IOException closed) {
                        // The same as the end of the input.
                    }
                    Runtime.getRuntime().halt(ExitCode.SYSTEM_FAILURE);
                },
                "parent-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the process although a thread does not react. Nothing is closed; the next run continues this one. */
    static void halt(int exitCode, String message) {
        // Another thread, because standard error may be blocked.
        Thread thread = new Thread(() -> System.err.println(VisibleText.of(message)), "last-message");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(MESSAGE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }

    static int run(String... arguments) {
        return run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments);
    }

    /** Runs one command, writes to the given writers and returns the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine()
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((exception, command, parsed) -> explain(exception, command))
                .execute(arguments);
    }

    /** The program with all its commands. */
    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    /** Prints an error message that a user can act on. The stack trace is printed when RURAL_DEBUG is set. */
    private static int explain(Exception exception, CommandLine command) {
        PrintWriter err = command.getErr();
        if (System.getenv("RURAL_DEBUG") != null) {
            exception.printStackTrace(err);
        }
        if (exception instanceof DefinitionException definition) {
            err.println("Invalid configuration; nothing was run:");
            definition.problems().forEach(problem -> err.println("  " + problem));
            return ExitCode.INVALID_CONFIGURATION;
        }
        err.println(VisibleText.of(new RootCause(exception).text()));
        if (exception instanceof RunFailedException) {
            err.println("Run the same command again to continue this run."
                    + " Set RURAL_DEBUG=1 in the environment for a stack trace.");
            if (new RootCause(exception).isExhaustion()) {
                return ExitCode.PROCESS_UNUSABLE;
            }
        } else if (!(exception instanceof AlreadyRunningException)) {
            err.println("Set RURAL_DEBUG=1 in the environment for a stack trace.");
        }
        return ExitCode.SYSTEM_FAILURE;
    }
}
