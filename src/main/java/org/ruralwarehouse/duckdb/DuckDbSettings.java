package org.ruralwarehouse.duckdb;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

/**
 * Resources that DuckDB may use.
 *
 * @param threads number of threads
 * @param memoryLimit memory limit in the syntax of DuckDB, {@code 4GiB}
 * @param spillDirectory folder for data that exceeds the memory limit
 * @param storageVersion storage version of published files, old enough for the drivers of BI tools
 * @param spillLimit size of that folder in the syntax of DuckDB; it applies to each open database
 */
public record DuckDbSettings(
        int threads, String memoryLimit, Path spillDirectory, String storageVersion, String spillLimit) {

    /** Spill limit of DuckDB without a setting. */
    public static final String DEFAULT_SPILL_LIMIT = "90% of available disk space";

    private static final int MEMORY_DIVISOR = 4;
    private static final long MIN_MEBIBYTES = 256;
    private static final Map<String, Long> UNITS =
            Map.of("MiB", 1L << 20, "GiB", 1L << 30, "MB", 1_000_000L, "GB", 1_000_000_000L);

    /** Settings with the default spill limit. */
    public DuckDbSettings(int threads, String memoryLimit, Path spillDirectory, String storageVersion) {
        this(threads, memoryLimit, spillDirectory, storageVersion, DEFAULT_SPILL_LIMIT);
    }

    /**
     * Settings for a second database that is open while the first uses all of these resources: one thread and a quarter
     * of the memory, at least 256 MiB.
     *
     * @param name name of a separate spill folder: DuckDB uses the same file names in every database, and a database
     *     deletes the files of the folder when it closes
     */
    public DuckDbSettings forSecondary(String name) {
        long mebibytes = Math.max(MIN_MEBIBYTES, (bytes() / MEMORY_DIVISOR) >> 20);
        return new DuckDbSettings(1, mebibytes + "MiB", spillDirectory.resolve(name), storageVersion, spillLimit);
    }

    private long bytes() {
        String unit = memoryLimit.replaceAll("[\\d.]", "");
        Long size = UNITS.get(unit);
        if (size == null) {
            throw new IllegalArgumentException(
                    "The memory limit " + memoryLimit + " has no known unit; use MiB, GiB, MB or GB");
        }
        return new BigDecimal(memoryLimit.substring(0, memoryLimit.length() - unit.length()))
                .multiply(BigDecimal.valueOf(size))
                .longValue();
    }
}
