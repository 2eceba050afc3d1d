package org.ruralwarehouse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Runs of the same thing; their median stands for them. */
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

    /** The largest of all runs: memory must suffice for the worst. */
    long peakBytes() {
        return runs.stream().mapToLong(Measured::peakBytes).max().orElse(0);
    }

    double median(ToDoubleFunction<Measured> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** All runs, so that a reader sees how far they lie apart. */
    String spread() {
        return runs.stream()
                .map(run -> NumberFormats.number(run.wallSeconds()))
                .reduce((a, b) -> a + " / " + b)
                .orElse("-");
    }
}
