package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
            SignCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:published, or nothing new",
            "1:system failure; run the same command again to continue",
            "2:invalid contract, check, model, setting or argument",
            "3:published, but some submissions were rejected or held (validate: the package would lose rows)",
            "4:not published: a check or data test blocked the release, and not because of new submissions"
        })
public final class Main {

    private Main() {}

    /** Runs a command and exits with its exit code, see {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
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
        } else if (!(exception instanceof AlreadyRunningException)) {
            err.println("Set RURAL_DEBUG=1 in the environment for a stack trace.");
        }
        return ExitCode.SYSTEM_FAILURE;
    }
}
