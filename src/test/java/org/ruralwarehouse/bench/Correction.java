package org.ruralwarehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.ruralwarehouse.bench.baseline.InboxFile;

/** Measures the run after one province has sent a second attempt, and compares its result with a full rebuild. */
final class Correction {

    private static final double TARGET = 0.08;

    private final Workbench bench;
    private final Path inbox;
    private final List<InboxFile> files;

    Correction(Workbench bench, Path inbox, List<InboxFile> files) {
        this.bench = bench;
        this.inbox = inbox;
        this.files = files;
    }

    /**
     * @param data data folder of the previous run; not changed
     */
    void report(Report report, Path data, Series full) {
        Path corrected = bench.empty("inbox-corrected");
        // Not as hard links, which the job rejects inside a package.
        FolderCopy.copy(inbox, corrected, path -> false);
        InboxFile chosen = medianProvince();
        SecondAttempt.write(chosen.path().getParent(), corrected.resolve(sender(chosen)));
        Series series = new Series();
        Path after = bench.folder("data-corrected");
        for (int run = 1; run <= bench.options().runs(); run++) {
            Workbench.print("run " + run + ": one province corrected ("
                    + chosen.path().getParent().getFileName() + ", " + NumberFormats.count(chosen.rows()) + " rows)");
            bench.empty("data-corrected");
            FolderCopy.copy(data, after, path -> path.startsWith("landed") || path.startsWith("releases"));
            series.add(bench.nightly(corrected, after));
        }
        report.ratio(
                "time to take in one corrected province, against the full run",
                series.wall(),
                full.wall(),
                TARGET,
                NumberFormats.seconds(series.wall()),
                NumberFormats.seconds(full.wall()));
        Workbench.print("full rebuild to compare with");
        Path rebuilt = bench.empty("data-rebuilt");
        bench.nightly(corrected, rebuilt);
        compare(report, after, rebuilt);
        bench.empty("data-rebuilt");
        bench.empty("data-corrected");
        bench.empty("inbox-corrected");
    }

    private void compare(Report report, Path after, Path rebuilt) {
        Workbench.print("compare table by table");
        String same = "one province corrected: equal to a full rebuild, table by table";
        try {
            Measured run = bench.runWithDuckDbOnly(
                    SameTables.class,
                    release(after),
                    release(rebuilt),
                    Workbench.memoryLimit(),
                    bench.empty("spill").toString());
            long tables;
            try (var lines = Files.lines(run.log())) {
                tables = lines.filter(line -> line.startsWith("same\t")).count();
            }
            report.bound(same, "all tables", tables + " tables, no row differs", true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException different) {
            System.out.println(different.getMessage());
            report.bound(same, "all tables", "some differ, see the log", false);
        }
    }

    private static String release(Path data) {
        return data.resolve("current").resolve("rural.duckdb").toString();
    }

    /** The file of the province with the median size of its newest register. */
    private InboxFile medianProvince() {
        String newest = files.stream()
                .map(InboxFile::period)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<InboxFile> registers = files.stream()
                .filter(file ->
                        file.dataset().equals("employment") && file.period().equals(newest))
                .filter(file -> file.attempt() == 1)
                .filter(file -> !hasSecondAttempt(file))
                .sorted(Comparator.comparingLong(InboxFile::rows))
                .toList();
        return registers.get(registers.size() / 2);
    }

    private static Path sender(InboxFile file) {
        return file.path().getParent().getParent().getFileName();
    }

    /** Some provinces already have a second attempt of another dataset. */
    private boolean hasSecondAttempt(InboxFile register) {
        String attempts = register.path().getParent().getFileName() + "-attempt-";
        try (var entries = Files.list(inbox.resolve(sender(register)))) {
            return entries.anyMatch(entry -> entry.getFileName().toString().startsWith(attempts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
