package org.ruralwarehouse.bench;

import java.nio.file.Path;

/**
 * Resource use of a process, measured from outside.
 *
 * @param cpuSeconds user and system time; NaN when the system does not report it
 * @param peakBytes largest resident set; 0 when the system does not report it
 * @param log file with its output
 */
record Measured(double wallSeconds, double cpuSeconds, long peakBytes, int exitCode, Path log) {}
