package org.ruralwarehouse.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What is asked of the benchmark, from the environment.
 *
 * @param scale sample, tenth or national
 * @param runs of each contestant; medians are shown
 * @param periods for the generator; empty = what the scale has
 * @param heap limit of the nightly job's heap, as java takes it
 * @param folder everything that the benchmark writes
 * @param inbox one that is there already; empty = generate it
 * @param parts which parts to run; empty = all
 */
record BenchOptions(String scale, int runs, String periods, String heap, Path folder, String inbox, Set<String> parts) {

    static BenchOptions from(Map<String, String> environment) {
        String parts = value(environment, "PARTS", "");
        return new BenchOptions(
                value(environment, "SCALE", "tenth"),
                Integer.parseInt(value(environment, "RUNS", "3")),
                value(environment, "PERIODS", ""),
                value(environment, "HEAP", "1g"),
                Path.of(value(environment, "BENCH_DIR", "target/bench")).toAbsolutePath(),
                value(environment, "INBOX", ""),
                parts.isEmpty() ? Set.of() : Set.of(parts.split(",")));
    }

    private static String value(Map<String, String> environment, String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    boolean isSelected(String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    /** Names files and folders: the scale, and the periods when they are not those of the scale. */
    String name() {
        return name(scale);
    }

    String name(String otherScale) {
        return periods.isEmpty() ? otherScale : otherScale + "-" + periods.replace(",", "-");
    }
}
