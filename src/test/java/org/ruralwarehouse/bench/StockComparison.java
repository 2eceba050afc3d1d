package org.ruralwarehouse.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ruralwarehouse.bench.baseline.InboxFile;
import org.ruralwarehouse.bench.stock.StockSpringBatch;

/**
 * Compares the time per row of the job with that of a chunk-oriented Spring Batch job as in the reference manual, on a
 * file of a size that the latter can process.
 */
final class StockComparison {

    private static final int ROWS = 100_000;
    private static final double TARGET = 1.0 / 20;
    private static final Pattern RESULT = Pattern.compile("read=(\\d+) written=(\\d+) seconds=([0-9.]+)");

    private final Workbench bench;
    private final InboxFile source;

    StockComparison(Workbench bench, List<InboxFile> files) {
        this.bench = bench;
        source = files.stream()
                .filter(file ->
                        file.dataset().equals("employment") && file.layout().isUtf8())
                .filter(file -> file.delimiter().equals(","))
                .max(Comparator.comparingLong(InboxFile::rows))
                .orElseThrow();
    }

    void report(Report report, double nightlySecondsPerRow) {
        Path work = bench.empty("stock");
        Path file = head(work.resolve("rows.csv"));
        List<List<String>> lines = new ArrayList<>();
        for (String database : List.of("h2", "duckdb")) {
            Workbench.print("stock Spring Batch into " + database);
            double[] perRow = new double[bench.options().runs()];
            for (int run = 0; run < perRow.length; run++) {
                perRow[run] = secondsPerRow(file, url(database, work.resolve(database + run)));
            }
            Arrays.sort(perRow);
            double median = perRow[perRow.length / 2];
            String stock = "stock Spring Batch into " + database;
            lines.add(List.of(stock, microseconds(median)));
            report.ratio(
                    "time per row, against " + stock,
                    nightlySecondsPerRow,
                    median,
                    TARGET,
                    microseconds(nightlySecondsPerRow),
                    microseconds(median));
        }
        lines.add(List.of("nightly job, all of it", microseconds(nightlySecondsPerRow)));
        report.section(
                "Per row",
                "The stock job: the step alone, without the start of Java and Spring, over " + NumberFormats.count(ROWS)
                        + " rows at most. The nightly job: the whole process, over all rows of the inbox.",
                List.of("job", "time per row"),
                lines);
        bench.empty("stock");
    }

    private static String microseconds(double seconds) {
        return NumberFormats.number(seconds * 1e6) + " µs";
    }

    private static String url(String database, Path file) {
        return database.equals("h2") ? "jdbc:h2:file:" + file : "jdbc:duckdb:" + file;
    }

    private double secondsPerRow(Path file, String url) {
        List<String> arguments = new ArrayList<>(List.of(file.toString(), url, Workbench.SECRET));
        arguments.addAll(source.columns());
        Measured run = bench.runWithFullClassPath(StockSpringBatch.class, arguments.toArray(String[]::new));
        try {
            Matcher result = RESULT.matcher(Files.readString(run.log()));
            if (!result.find()) {
                throw new IllegalStateException("The stock job printed no result: " + run.log());
            }
            return Double.parseDouble(result.group(3)) / Long.parseLong(result.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path head(Path target) {
        try (BufferedReader lines = Files.newBufferedReader(source.path());
                BufferedWriter out = Files.newBufferedWriter(target)) {
            for (int i = 0; i <= ROWS; i++) {
                String line = lines.readLine();
                if (line == null) {
                    break;
                }
                out.write(line);
                out.newLine();
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
