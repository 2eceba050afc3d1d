package org.ruralwarehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ruralwarehouse.bench.baseline.InboxFile;
import org.ruralwarehouse.bench.baseline.RunSql;

/** Compares the job with DuckDB alone and with a SQL-only pipeline, in alternating runs on the same files. */
final class Comparison {

    private static final double LIMIT_TARGET = 1.5;
    private static final double SQL_ONLY_TARGET = 0.8;

    private final Workbench bench;
    private final Path inbox;
    private final List<InboxFile> files;
    private final Series nightly = new Series();
    private final Series limit = new Series();
    private final Series sqlOnly = new Series();

    Comparison(Workbench bench, Path inbox, List<InboxFile> files) {
        this.bench = bench;
        this.inbox = inbox;
        this.files = files;
    }

    /** Keeps the data folder of the last run for the other parts. */
    void run() {
        for (int run = 1; run <= bench.options().runs(); run++) {
            Workbench.print("run " + run + ": nightly job");
            nightly.add(bench.nightly(inbox, bench.empty("data")));
            if (bench.options().isSelected("limit")) {
                Workbench.print("run " + run + ": DuckDB alone");
                Path work = bench.empty("limit");
                limit.add(sql(work, bench.baseline(files, work).limit()));
                bench.empty("limit");
            }
            if (bench.options().isSelected("sql")) {
                Workbench.print("run " + run + ": pipeline of SQL alone");
                Path work = bench.empty("sql-only");
                sqlOnly.add(sql(work, bench.baseline(files, work).sqlOnly()));
                bench.empty("sql-only");
            }
        }
    }

    private Measured sql(Path work, String sql) {
        try {
            Files.createDirectories(work.resolve("star"));
            Path script = Files.writeString(work.resolve("script.sql"), sql);
            return bench.runWithDuckDbOnly(RunSql.class, script.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Series nightly() {
        return nightly;
    }

    void report(Report report) {
        if (!limit.isEmpty()) {
            ratio(report, "time, against DuckDB alone (copy to Parquet, load)", limit, LIMIT_TARGET);
        }
        if (!sqlOnly.isEmpty()) {
            ratio(report, "time, against a pipeline of SQL alone", sqlOnly, SQL_ONLY_TARGET);
        }
        report.section(
                "Runs",
                "Each run is a process of its own, seen from outside; the contestants take turns.",
                List.of("contestant", "wall (median)", "CPU (median)", "peak memory", "wall of each run, s"),
                List.of(
                        row("nightly job", nightly),
                        row("DuckDB alone", limit),
                        row("pipeline of SQL alone", sqlOnly)));
    }

    private void ratio(Report report, String what, Series baseline, double target) {
        report.ratio(
                what,
                nightly.wall(),
                baseline.wall(),
                target,
                NumberFormats.seconds(nightly.wall()),
                NumberFormats.seconds(baseline.wall()));
    }

    private static List<String> row(String name, Series series) {
        return series.isEmpty()
                ? List.of(name, "not run", "", "", "")
                : List.of(
                        name,
                        NumberFormats.seconds(series.wall()),
                        NumberFormats.seconds(series.cpu()),
                        NumberFormats.mebibytes(series.peakBytes()),
                        series.spread());
    }
}
