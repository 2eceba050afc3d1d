package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.job.AlreadyRunningException;
import org.ruralwarehouse.job.batch.RootCause;
import org.ruralwarehouse.job.batch.RunFailedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: one executable jar, one command for each thing that people do. */
@Command(
        name = "rural-warehouse",
        description = "Takes provincial submissions in and puts a star schema out.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            NightlyCommand.class,
            ValidateCommand.class,
            GenerateCommand.class,
            ImpactCommand.class,
            ReplayCommand.class,
            StatusCommand.class,
            QueryCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:published, or nothing new",
            "1:the machine or the program failed; run again to go on",
            "2:a contract, check, model, setting or argument is wrong",
            "3:published, but some submissions were refused (validate: the package would lose rows)",
            "4:a check held the release back"
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((exception, command, parsed) -> explain(exception, command))
                .execute(arguments);
    }

    /** What a person can act on; the stack trace only when asked for. */
    private static int explain(Exception exception, CommandLine command) {
        PrintWriter err = command.getErr();
        if (System.getenv("RURAL_DEBUG") != null) {
            exception.printStackTrace(err);
        }
        if (exception instanceof DefinitionException definition) {
            err.println("These definitions are wrong; nothing was started:");
            definition.problems().forEach(problem -> err.println("  " + problem));
            return ExitCode.BAD_DEFINITION;
        }
        err.println(new RootCause(exception).text());
        if (exception instanceof RunFailedException) {
            err.println("Run the same command again: it goes on where this run stopped."
                    + " RURAL_DEBUG=1 in the environment shows where it failed.");
        } else if (!(exception instanceof AlreadyRunningException)) {
            err.println("RURAL_DEBUG=1 in the environment shows where it failed.");
        }
        return ExitCode.SYSTEM_FAILURE;
    }

    /** Version from the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"rural-warehouse " + (version == null ? "development" : version)};
        }
    }
}
