package org.ruralwarehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ruralwarehouse.bench.baseline.InboxFile;
import org.ruralwarehouse.reference.ReferenceMain;

/** Entry point of {@code make bench}: measures speed and memory against baselines in the same run. */
final class Bench {

    private static final long GIBIBYTE = 1L << 30;
    private static final double MEMORY_TARGET_GIBIBYTES = 6;
    private static final double GROWTH_TARGET = 10.5;
    private static final double MEMORY_GROWTH_TARGET = 1.25;
    private static final String NATIONAL = "national";
    private static final String TENTH = "tenth";

    private final Workbench bench;
    private final Report report = new Report();

    private Bench(Workbench bench) {
        this.bench = bench;
    }

    public static void main(String[] arguments) {
        new Bench(new Workbench(BenchOptions.from(System.getenv()))).run();
    }

    private void run() {
        BenchOptions options = bench.options();
        new DiskNeed(options).check();
        bench.warmUp();
        Path inbox = bench.inbox(options.scale());
        Workbench.print("look up files, encodings and headers of " + inbox);
        List<InboxFile> files = bench.files(inbox);
        long rows = files.stream().mapToLong(InboxFile::rows).sum();
        Comparison comparison = new Comparison(bench, inbox, files);
        comparison.run();
        comparison.report(report);
        Series full = comparison.nightly();
        Path data = bench.folder("data");
        StageSpans stages = new StageSpans(data);
        memory(full);
        if (options.isSelected("stock")) {
            new StockComparison(bench, files).report(report, full.wall() / stages.rowsReceived());
        }
        if (options.isSelected("stages")) {
            stages.report(report, full.last().wallSeconds());
        }
        if (options.isSelected("queries")) {
            new Queries(bench).report(report, data);
        }
        if (options.isSelected("small-memory")) {
            smallMemory(inbox, full);
        }
        if (options.isSelected("correction")) {
            new Correction(bench, inbox, files).report(report, data, full);
        }
        if (options.isSelected("reference") && !options.scale().equals(NATIONAL)) {
            reference(inbox, data);
        }
        if (options.isSelected("growth") && options.scale().equals(NATIONAL)) {
            growth(full);
        }
        write(rows);
    }

    private void memory(Series full) {
        report.bound(
                "peak memory of the whole process (heap limit "
                        + bench.options().heap() + ")",
                "at most 6 GiB, heap 1 GiB",
                NumberFormats.mebibytes(full.peakBytes()),
                full.peakBytes() <= MEMORY_TARGET_GIBIBYTES * GIBIBYTE);
    }

    private void smallMemory(Path inbox, Series full) {
        Workbench.print("nightly job with a DuckDB limit of 512 MiB");
        Path settings = bench.empty("small-memory").resolve("nightly.yml");
        try {
            Files.writeString(
                    settings,
                    Files.readString(Path.of("jobs", "nightly.yml"))
                            .replaceFirst("memory_limit: auto", "memory_limit: 512MiB"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Measured run = bench.nightly(inbox, settings.resolveSibling("data"), "--settings", settings.toString());
        report.bound(
                "works with a DuckDB limit of 512 MiB",
                "publishes",
                NumberFormats.seconds(run.wallSeconds()) + " (" + NumberFormats.number(run.wallSeconds() / full.wall())
                        + " times the full run), peak " + NumberFormats.mebibytes(run.peakBytes()),
                true);
        bench.empty("small-memory");
    }

    private void reference(Path inbox, Path data) {
        Workbench.print("row-by-row reference");
        try {
            Measured run = bench.runWithFullClassPath(
                    ReferenceMain.class,
                    inbox.toString(),
                    data.resolve("current").resolve("rural.duckdb").toString(),
                    bench.folder("unpacked").toString());
            report.bound(
                    "results equal those of a plain row-by-row reference",
                    "every county",
                    "equal (the reference took " + NumberFormats.seconds(run.wallSeconds()) + ")",
                    true);
        } catch (IllegalStateException different) {
            System.out.println(different.getMessage());
            report.bound("results equal those of a plain row-by-row reference", "every county", "differ", false);
        }
    }

    private void growth(Series full) {
        Path inbox = bench.inbox(TENTH);
        Series tenth = new Series();
        for (int run = 1; run <= bench.options().runs(); run++) {
            Workbench.print("run " + run + ": nightly job at a tenth");
            tenth.add(bench.nightly(inbox, bench.empty("data-tenth")));
        }
        report.ratio(
                "time at national scale, against a tenth of it",
                full.wall(),
                tenth.wall(),
                GROWTH_TARGET,
                NumberFormats.seconds(full.wall()),
                NumberFormats.seconds(tenth.wall()));
        report.ratio(
                "peak memory at national scale, against a tenth of it",
                full.peakBytes(),
                tenth.peakBytes(),
                MEMORY_GROWTH_TARGET,
                NumberFormats.mebibytes(full.peakBytes()),
                NumberFormats.mebibytes(tenth.peakBytes()));
        bench.empty("data-tenth");
    }

    private void write(long rows) {
        BenchOptions options = bench.options();
        List<String> preamble = new ArrayList<>(Machine.description());
        preamble.add(
                "Scale: " + options.name() + ", " + NumberFormats.count(rows) + " rows; medians of " + options.runs()
                        + " runs; DuckDB everywhere with " + Workbench.threads() + " threads, in the baselines with "
                        + Workbench.memoryLimit() + ", in the nightly job with its default");
        Path file = options.folder().resolve(options.name() + ".md");
        report.write(file, "Benchmark, " + options.name(), preamble);
        System.out.println();
        preamble.forEach(System.out::println);
        System.out.println();
        System.out.println(report.console());
        System.out.println("As Markdown: " + file);
    }
}
