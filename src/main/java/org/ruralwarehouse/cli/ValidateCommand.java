package org.ruralwarehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.job.validate.PackageValidation;
import org.ruralwarehouse.message.VisibleText;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.storage.FileTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a package before a province sends it. */
@Command(
        name = "validate",
        description = {
            "Checks a package with the same contracts and quality checks as the office.",
            "Needs only this program and writes only the report."
        },
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PACKAGE", description = "A directory or zip archive with datapackage.json.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private Path location;

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            description = "Folder with contracts and checks to use instead of those in the program.")
    private @Nullable Path warehouse;

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "Folder for the report (default: ${DEFAULT-VALUE}).")
    private Path reports = Path.of("reports");

    @Option(
            names = "--previous",
            paramLabel = "REPORT",
            description = {
                "report.json of a previous attempt, with its findings.csv: the report lists what changed.",
                "Default: the report of a previous attempt in the same folder, if there is one."
            })
    private @Nullable Path previous;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.exists(location)) {
            spec.commandLine().getErr().println("No such file or folder: " + location);
            return ExitCode.INVALID_CONFIGURATION;
        }
        if (previous != null && !Files.exists(previous)) {
            spec.commandLine().getErr().println("No such file: " + previous);
            return ExitCode.INVALID_CONFIGURATION;
        }
        Path scratch = Files.createTempDirectory("rural-validate-");
        try {
            Path definitions = warehouse == null ? EmbeddedWarehouse.unpack(scratch) : warehouse;
            Optional<List<PackageReport>> written =
                    new PackageValidation(definitions, scratch).validate(location, previous, reports);
            if (written.isEmpty()) {
                spec.commandLine().getErr().println(previous + " is not a report with findings.csv in the same folder");
                return ExitCode.INVALID_CONFIGURATION;
            }
            List<PackageReport> result = written.get();
            result.forEach(report -> print(report, out));
            out.println("Report: "
                    + reports.resolve(location.toAbsolutePath().normalize().getFileName())
                            .resolve("report.html"));
            return result.stream().allMatch(ValidateCommand::isClean) ? ExitCode.OK : ExitCode.SOME_REJECTED;
        } finally {
            new FileTree(scratch).delete();
        }
    }

    private static boolean isClean(PackageReport report) {
        return report.verdict().compareTo(PackageReport.Verdict.ACCEPTED_WITH_QUARANTINED_ROWS) <= 0
                && report.count("error") == 0;
    }

    private void print(PackageReport report, PrintWriter out) {
        out.println(
                VisibleText.of(report.packageName()) + ": " + report.verdict().code());
        for (PackageReport.FileSection file : report.files()) {
            PackageReport.Rows rows = file.rows();
            if (rows.received() != null) {
                out.printf(
                        Locale.ROOT,
                        "  %-28s %,d received = %,d accepted + %,d quarantined%n",
                        VisibleText.of(file.fileName()),
                        rows.received(),
                        rows.accepted(),
                        rows.quarantined());
            }
        }
        print(report.changes(), out);
        for (PackageReport.RuleSection rule : report.rules()) {
            out.printf(
                    Locale.ROOT,
                    "  %-8s %-34s %,8d  %s%n",
                    rule.severity(),
                    rule.code(),
                    rule.count(),
                    rule.messageZh());
            out.printf(Locale.ROOT, "  %-8s %-34s %8s  %s%n", "", "", "", rule.fixZh());
            rule.examples().stream()
                    .limit(3)
                    .forEach(place -> out.println("             " + VisibleText.of(text(place))));
        }
    }

    private void print(PackageReport.@Nullable Changes changes, PrintWriter out) {
        if (changes != null) {
            out.printf(
                    Locale.ROOT,
                    "  compared with the previous attempt: %,d corrected, %,d unchanged, %,d new%n",
                    changes.corrected(),
                    changes.stillThere(),
                    changes.fresh());
        } else if (previous != null) {
            out.println("  " + previous + " does not cover another attempt of this province, period and dataset");
        }
    }

    private static String text(PackageReport.Place place) {
        StringBuilder text = new StringBuilder(place.file() == null ? "" : place.file());
        if (place.cell() != null) {
            text.append(':').append(place.cell());
        } else if (place.line() != null) {
            text.append(':').append(place.line());
        }
        if (place.column() != null) {
            text.append(' ').append(place.column());
        }
        text.append(": found ").append(place.found() == null ? "nothing" : place.found());
        return place.expected() == null
                ? text.toString()
                : text.append(", expected ").append(place.expected()).toString();
    }
}
