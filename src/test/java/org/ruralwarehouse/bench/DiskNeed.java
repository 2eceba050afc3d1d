package org.ruralwarehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Checks that the disk has enough space for the benchmark before it starts. */
final class DiskNeed {

    /**
     * Observed size of the inbox, up to three data folders and the largest baseline in MB, plus a reserve. A second
     * period doubles it.
     */
    private static final Map<String, Long> MEGABYTES = Map.of("sample", 500L, "tenth", 3_000L, "national", 25_000L);

    private static final long OTHER = 3_000;

    private final BenchOptions options;

    DiskNeed(BenchOptions options) {
        this.options = options;
    }

    void check() {
        long periods = options.periods().isEmpty() ? 1 : options.periods().split(",").length;
        long needed = MEGABYTES.getOrDefault(options.scale(), OTHER) * periods;
        long free = free(options.folder());
        System.out.printf(
                Locale.ROOT, "about %,d MB of disk needed below %s, %,d MB free%n", needed, options.folder(), free);
        if (free < needed) {
            throw new IllegalStateException("Not enough disk; BENCH_DIR chooses another folder");
        }
    }

    private static long free(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.getFileStore(folder).getUsableSpace() / 1_000_000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
