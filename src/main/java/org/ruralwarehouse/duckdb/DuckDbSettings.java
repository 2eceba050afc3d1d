package org.ruralwarehouse.duckdb;

import java.nio.file.Path;

/**
 * How much of the machine DuckDB may use.
 *
 * @param memoryLimit as DuckDB writes it, {@code 4GiB}
 * @param spillDirectory where it puts what does not fit
 * @param storageVersion of published files: old enough for the drivers that BI tools bring
 */
public record DuckDbSettings(int threads, String memoryLimit, Path spillDirectory, String storageVersion) {}
