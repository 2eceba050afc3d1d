package org.ruralwarehouse.duckdb;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

/**
 * How much of the machine DuckDB may use.
 *
 * @param memoryLimit as DuckDB writes it, {@code 4GiB}
 * @param spillDirectory where it puts what does not fit
 * @param storageVersion of published files: old enough for the drivers that BI tools bring
 */
public record DuckDbSettings(int threads, String memoryLimit, Path spillDirectory, String storageVersion) {

    private static final int MEMORY_DIVISOR = 4;
    private static final long MIN_MEBIBYTES = 256;
    private static final Map<String, Long> UNITS =
            Map.of("MiB", 1L << 20, "GiB", 1L << 30, "MB", 1_000_000L, "GB", 1_000_000_000L);

    /**
     * For a database that is open while another one has all that these settings grant: one thread, a quarter of the memory,
     * though enough to work with.
     *
     * @param name of a spill folder of its own: DuckDB names its files the same in every database, and a database that
     *     closes deletes those of the others
     */
    public DuckDbSettings beside(String name) {
        long mebibytes = Math.max(MIN_MEBIBYTES, (bytes() / MEMORY_DIVISOR) >> 20);
        return new DuckDbSettings(1, mebibytes + "MiB", spillDirectory.resolve(name), storageVersion);
    }

    private long bytes() {
        String unit = memoryLimit.replaceAll("[\\d.]", "");
        Long size = UNITS.get(unit);
        if (size == null) {
            throw new IllegalArgumentException(memoryLimit + " is no amount of memory");
        }
        return new BigDecimal(memoryLimit.substring(0, memoryLimit.length() - unit.length()))
                .multiply(BigDecimal.valueOf(size))
                .longValue();
    }
}
