package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DatabaseException;
import org.ruralwarehouse.duckdb.ReadOnlyStatement;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a query on the current release. */
@Command(
        name = "query",
        description = {
            "Runs one read-only SQL statement on the current release.",
            "It can read only the files of the release and of the runs, and cannot write files."
        },
        mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--limit",
            defaultValue = "1000",
            description = "Maximum number of rows (default: ${DEFAULT-VALUE}).")
    private long limit;

    @Parameters(paramLabel = "SQL", description = "One statement; schemas star, mart, ref and meta can be omitted.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private String sql;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit must be 0 or greater");
        }
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = options.read();
        CurrentRelease release = CurrentRelease.find(settings.data().current()).orElse(null);
        if (release == null) {
            spec.commandLine().getErr().println("No release has been published yet. Run: make run");
            return ExitCode.INVALID_CONFIGURATION;
        }
        try (Database database = release.open()) {
            Optional<String> rejection = new ReadOnlyStatement(sql).rejectionReason(database);
            if (rejection.isPresent()) {
                spec.commandLine()
                        .getErr()
                        .println(rejection.get() + ". To export, use the DuckDB shell: duckdb -readonly "
                                + release.database());
                return ExitCode.INVALID_CONFIGURATION;
            }
            // Queries may also read the findings of runs.
            database.confine(List.of(release.folder(), settings.data().runs()));
            database.read(sql, rows -> new ResultTable(out, limit).print(rows));
            return ExitCode.OK;
        } catch (DatabaseException e) {
            spec.commandLine().getErr().println(e.reason());
            return ExitCode.INVALID_CONFIGURATION;
        }
    }
}
