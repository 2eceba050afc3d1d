package org.ruralwarehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.job.PackageValidation;
import org.ruralwarehouse.report.PackageReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a province runs before it sends. */
@Command(
        name = "validate",
        description = {
            "Holds a package against the same contracts and quality checks as the office does.",
            "Needs nothing but this program; keeps nothing but the report."
        },
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PACKAGE", description = "A directory or zip archive with datapackage.json.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private Path location;

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            description = "Contracts and checks to use, instead of those that came with the program.")
    private @Nullable Path warehouse;

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "Where the report goes (default: ${DEFAULT-VALUE}).")
    private Path reports = Path.of("reports");

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.exists(location)) {
            spec.commandLine().getErr().println("There is no " + location);
            return ExitCode.BAD_DEFINITION;
        }
        Path scratch = Files.createTempDirectory("rural-validate-");
        try {
            Path definitions = warehouse == null ? EmbeddedWarehouse.unpack(scratch) : warehouse;
            List<PackageReport> result = new PackageValidation(definitions, scratch).validate(location, reports);
            result.forEach(report -> print(report, out));
            out.println("Report: "
                    + reports.resolve(location.toAbsolutePath().normalize().getFileName()));
            return result.stream().allMatch(ValidateCommand::isClean) ? ExitCode.OK : ExitCode.SOME_REFUSED;
        } finally {
            new org.ruralwarehouse.submission.FileTree(scratch).delete();
        }
    }

    private static boolean isClean(PackageReport report) {
        return report.verdict().equals("accepted")
                && report.rules().stream().noneMatch(rule -> rule.severity().equals("error"));
    }

    private static void print(PackageReport report, PrintWriter out) {
        out.println(report.packageName() + ": " + report.verdict());
        for (PackageReport.SubmissionSection s : report.submissions()) {
            if (s.received() != null) {
                out.printf(
                        Locale.ROOT,
                        "  %-20s %-8s %,d received = %,d accepted + %,d quarantined%n",
                        s.dataset(),
                        s.period(),
                        s.received(),
                        s.accepted(),
                        s.quarantined());
            }
        }
        for (PackageReport.RuleSection rule : report.rules()) {
            out.printf(
                    Locale.ROOT,
                    "  %-8s %-34s %,8d  %s%n",
                    rule.severity(),
                    rule.code(),
                    rule.count(),
                    rule.messageZh());
            out.printf(Locale.ROOT, "  %-8s %-34s %8s  %s%n", "", "", "", rule.fixZh());
            rule.examples().stream().limit(3).forEach(place -> out.println("             " + text(place)));
        }
    }

    private static String text(PackageReport.Place place) {
        StringBuilder text = new StringBuilder(place.file() == null ? "" : place.file());
        if (place.line() != null) {
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
