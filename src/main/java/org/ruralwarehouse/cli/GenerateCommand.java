package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.generate.GenerateListener;
import org.ruralwarehouse.generate.GenerateRequest;
import org.ruralwarehouse.generate.GenerateResult;
import org.ruralwarehouse.generate.GenerateStage;
import org.ruralwarehouse.generate.GeneratedPackage;
import org.ruralwarehouse.generate.NotEnoughDiskException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes fictitious submissions whose totals are the published ones. */
@Command(
        name = "generate",
        description = {
            "Makes fictitious submissions that give the published figures, with errors as provinces make them.",
            "The same seed gives the same bytes."
        },
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

    @Option(
            names = "--scale",
            defaultValue = "sample",
            description = "sample, tenth or national (default: ${DEFAULT-VALUE}).")
    private String scale = "sample";

    @Option(names = "--seed", description = "Another seed than that of the scenario.")
    private @Nullable Long seed;

    @Option(names = "--periods", split = ",", description = "Only these periods, instead of those of the scale.")
    private List<String> periods = List.of();

    @Option(names = "--broken", description = "The broken packages, one inbox per finding, instead of the good ones.")
    private boolean isBroken;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder to write to; packages in it are replaced.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private Path out;

    @Option(
            names = "--generator",
            paramLabel = "DIR",
            defaultValue = "sample-data/generator",
            description = "Scenario and SQL of the generator (default: ${DEFAULT-VALUE}).")
    private Path generator = Path.of("sample-data/generator");

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            defaultValue = "warehouse",
            description = "Contracts and reference lists (default: ${DEFAULT-VALUE}).")
    private Path warehouse = Path.of("warehouse");

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter console = spec.commandLine().getOut();
        GenerateRequest request = isBroken
                ? GenerateRequest.ofBroken(out, generator, warehouse)
                : new GenerateRequest(seed, scale, periods, out, generator, warehouse, false, workers());
        long start = System.nanoTime();
        try {
            GenerateResult result = new GenerateStage(new ConsoleListener(console)).generate(request);
            console.printf(
                    Locale.ROOT,
                    "%d packages, %,d rows, %,d bytes in %.1f s%n",
                    result.packages().size(),
                    result.rows(),
                    result.bytes(),
                    (System.nanoTime() - start) / 1e9);
            return ExitCode.OK;
        } catch (NotEnoughDiskException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.SYSTEM_FAILURE;
        }
    }

    private static int workers() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** One line for each package, after the need of disk was stated. */
    private final class ConsoleListener implements GenerateListener {

        private final PrintWriter console;

        ConsoleListener(PrintWriter console) {
            this.console = console;
        }

        PrintWriter console() {
            return console;
        }

        @Override
        public void needs(long bytesNeeded, long bytesFree, int packages) {
            console.printf(
                    Locale.ROOT,
                    "%d packages; about %,d MB of disk needed, %,d MB free%n",
                    packages,
                    bytesNeeded / 1_000_000,
                    bytesFree / 1_000_000);
        }

        @Override
        public void written(GeneratedPackage made, int done, int packages) {
            console.printf(
                    Locale.ROOT,
                    "%d/%d %-44s %,12d rows %,14d bytes%n",
                    done,
                    packages,
                    made.name(),
                    made.rows(),
                    made.bytes());
        }
    }
}
