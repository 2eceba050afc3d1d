package org.ruralwarehouse.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Options of the benchmark, from the environment.
 *
 * @param scale sample, tenth or national
 * @param runs runs per contestant; the report shows medians
 * @param periods periods for the generator; empty = those of the scale
 * @param heap heap limit of the job in the format of the java command
 * @param folder folder for all output of the benchmark
 * @param inbox existing inbox; empty = generate it
 * @param parts parts to run; empty = all
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

    /** Name of files and folders: the scale, and the periods when they are not those of the scale. */
    String name() {
        return name(scale);
    }

    String name(String otherScale) {
        return periods.isEmpty() ? otherScale : otherScale + "-" + periods.replace(",", "-");
    }
}
