package org.ruralwarehouse.settings;

import java.time.Duration;

/**
 * How the program separates packages from each other.
 *
 * @param stallTime time without progress after which a package is set aside
 * @param stuckTime time in which a thread must react to its interruption; otherwise the process ends
 * @param workerHeapMebibytes heap of the process that reads one package alone
 * @param workerTime time limit of that process
 */
public record IsolationSettings(Duration stallTime, Duration stuckTime, long workerHeapMebibytes, Duration workerTime) {

    /** Settings without a value in the file; the worker has as much heap as this process. */
    public static IsolationSettings standard() {
        return new IsolationSettings(
                Duration.ofMinutes(10),
                Duration.ofMinutes(2),
                Runtime.getRuntime().maxMemory() >> 20,
                Duration.ofHours(1));
    }
}
