package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.generate.GenerateListener;
import org.ruralwarehouse.generate.GenerateRequest;
import org.ruralwarehouse.generate.GenerateResult;
import org.ruralwarehouse.generate.GenerateStage;
import org.ruralwarehouse.generate.GeneratedPackage;
import org.ruralwarehouse.generate.NotEnoughDiskException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Generates fictitious submissions with the published totals. */
@Command(
        name = "generate",
        description = {
            "Generates fictitious submissions that reproduce the published figures, with typical errors of provinces.",
            "The same seed gives the same bytes."
        },
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

    @Option(
            names = "--scale",
            defaultValue = "sample",
            description = "sample, tenth or national (default: ${DEFAULT-VALUE}).")
    private String scale = "sample";

    @Option(names = "--seed", description = "Seed to use instead of the scenario's seed.")
    private @Nullable Long seed;

    @Option(
            names = "--periods",
            split = ",",
            converter = PeriodConverter.class,
            description = "Periods to generate instead of those of the scale.")
    private List<Period> periods = List.of();

    @Option(names = "--broken", description = "Generate the broken packages, one inbox per finding, not the sample.")
    private boolean isBroken;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Output folder; packages of the same name are replaced.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private Path out;

    @Option(
            names = "--generator",
            paramLabel = "DIR",
            defaultValue = "sample-data/generator",
            description = "Folder with scenario and SQL of the generator (default: ${DEFAULT-VALUE}).")
    private Path generator = Path.of("sample-data/generator");

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            defaultValue = "warehouse",
            description = "Folder with contracts and reference lists (default: ${DEFAULT-VALUE}).")
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

    /** Reads one period of the command line. */
    private static final class PeriodConverter implements ITypeConverter<Period> {

        @Override
        public Period convert(String text) {
            try {
                return Period.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static int workers() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Prints the required disk space, then one line per package. */
    private final class ConsoleListener implements GenerateListener {

        private final PrintWriter console;

        ConsoleListener(PrintWriter console) {
            this.console = console;
        }

        @Override
        public void diskEstimated(long bytesNeeded, long bytesFree, int packages) {
            console.printf(
                    Locale.ROOT,
                    "%d packages; about %,d MB of disk needed, %,d MB free%n",
                    packages,
                    bytesNeeded / 1_000_000,
                    bytesFree / 1_000_000);
        }

        @Override
        public void packageWritten(GeneratedPackage written, int count, int total) {
            console.printf(
                    Locale.ROOT,
                    "%d/%d %-44s %,12d rows %,14d bytes%n",
                    count,
                    total,
                    written.name(),
                    written.rows(),
                    written.bytes());
        }
    }
}
