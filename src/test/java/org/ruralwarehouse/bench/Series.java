package org.ruralwarehouse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Repeated measurements of one command; the result is their median. */
final class Series {

    private final List<Measured> runs = new ArrayList<>();

    void add(Measured run) {
        runs.add(run);
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    Measured last() {
        return runs.get(runs.size() - 1);
    }

    double wall() {
        return median(Measured::wallSeconds);
    }

    double cpu() {
        return median(Measured::cpuSeconds);
    }

    /** The largest value of all runs, because memory must suffice for every run. */
    long peakBytes() {
        return runs.stream().mapToLong(Measured::peakBytes).max().orElse(0);
    }

    double median(ToDoubleFunction<Measured> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** All values, to show their spread. */
    String spread() {
        return runs.stream()
                .map(run -> NumberFormats.number(run.wallSeconds()))
                .reduce((a, b) -> a + " / " + b)
                .orElse("-");
    }
}
