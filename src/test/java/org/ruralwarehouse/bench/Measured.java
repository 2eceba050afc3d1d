package org.ruralwarehouse.bench;

import java.nio.file.Path;

/**
 * What a process cost, seen from outside.
 *
 * @param cpuSeconds user and system time; NaN where the system does not tell
 * @param peakBytes largest resident set; 0 where the system does not tell
 * @param log what it printed
 */
record Measured(double wallSeconds, double cpuSeconds, long peakBytes, int exitCode, Path log) {}
