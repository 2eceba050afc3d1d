package org.ruralwarehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Measures the response time of each sample query on a release. */
final class Queries {

    private static final double MEDIAN = 200;
    private static final double WORST = 500;
    private static final double HEADLINE = 100;
    private static final String HEADLINES = "mart.mart_headline_figure";

    private record Answer(String name, double median, double worst, String rows) {}

    private final Workbench bench;

    Queries(Workbench bench) {
        this.bench = bench;
    }

    void report(Report report, Path data) {
        Workbench.print("queries");
        Measured run = bench.runWithDuckDbOnly(
                QueryTimes.class,
                data.resolve("current").resolve("rural.duckdb").toString(),
                Workbench.WAREHOUSE.resolve("queries").toString());
        List<Answer> answers = read(run.log());
        Answer slowest =
                answers.stream().max(Comparator.comparingDouble(Answer::median)).orElseThrow();
        Answer worst =
                answers.stream().max(Comparator.comparingDouble(Answer::worst)).orElseThrow();
        Answer headline = answers.stream()
                .filter(answer -> answer.name().equals(HEADLINES))
                .findFirst()
                .orElseThrow();
        bound(report, "slowest query, median (" + slowest.name() + ")", slowest.median(), MEDIAN);
        bound(report, "slowest query, worst of 20 (" + worst.name() + ")", worst.worst(), WORST);
        bound(report, "headline figures, median", headline.median(), HEADLINE);
        List<List<String>> lines = new ArrayList<>();
        answers.stream()
                .sorted(Comparator.comparingDouble(Answer::median).reversed())
                .forEach(answer -> lines.add(List.of(
                        answer.name(),
                        NumberFormats.number(answer.median()) + " ms",
                        NumberFormats.number(answer.worst()) + " ms",
                        answer.rows())));
        report.section(
                "Queries",
                "Warm, 2 threads, read-only, all rows fetched; 20 runs of each after 3 that do not count.",
                List.of("query or mart", "median", "worst", "rows"),
                lines);
    }

    private static void bound(Report report, String what, double milliseconds, double target) {
        report.bound(
                what,
                "at most " + NumberFormats.milliseconds(target),
                NumberFormats.number(milliseconds) + " ms",
                milliseconds <= target);
    }

    private static List<Answer> read(Path log) {
        try {
            return Files.readAllLines(log).stream()
                    .map(line -> line.split("\t"))
                    .filter(cells -> cells.length == 4)
                    .map(cells ->
                            new Answer(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
