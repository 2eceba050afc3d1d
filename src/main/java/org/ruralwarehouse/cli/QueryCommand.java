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

/** Asks the current release. */
@Command(
        name = "query",
        description = {
            "Runs one SQL statement that returns rows on the current release.",
            "It reads no files but those of the release and of the runs, and writes none."
        },
        mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--limit", defaultValue = "1000", description = "Rows shown at most (default: ${DEFAULT-VALUE}).")
    private long limit;

    @Parameters(paramLabel = "SQL", description = "One statement; schemas star, mart, ref and meta can be left out.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private String sql;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit must not be less than 0");
        }
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = options.read();
        CurrentRelease release = CurrentRelease.find(settings.data().current()).orElse(null);
        if (release == null) {
            spec.commandLine().getErr().println("Nothing is published yet. Run: make run");
            return ExitCode.BAD_DEFINITION;
        }
        try (Database database = release.open()) {
            Optional<String> refusal = new ReadOnlyStatement(sql).refusal(database);
            if (refusal.isPresent()) {
                spec.commandLine()
                        .getErr()
                        .println(refusal.get() + ". To export, use the DuckDB shell: duckdb -readonly "
                                + release.database());
                return ExitCode.BAD_DEFINITION;
            }
            // Findings of runs are there to be asked about, too.
            database.confine(List.of(release.folder(), settings.data().runs()));
            database.read(sql, rows -> new ResultTable(out, limit).print(rows));
            return ExitCode.OK;
        } catch (DatabaseException e) {
            spec.commandLine().getErr().println(e.reason());
            return ExitCode.BAD_DEFINITION;
        }
    }
}
