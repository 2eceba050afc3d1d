package org.ruralwarehouse.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Isolation in a settings file; a missing value has its default. Durations have the form that the schema checks. */
record IsolationFile(
        @JsonProperty("stall_time") @Nullable String stallTime,
        @JsonProperty("stuck_time") @Nullable String stuckTime,
        @JsonProperty("worker_heap") @Nullable String workerHeap,
        @JsonProperty("worker_time") @Nullable String workerTime) {

    IsolationSettings toSettings() {
        IsolationSettings standard = IsolationSettings.standard();
        return new IsolationSettings(
                duration(stallTime, standard.stallTime()),
                duration(stuckTime, standard.stuckTime()),
                workerHeap == null || workerHeap.equals("auto")
                        ? standard.workerHeapMebibytes()
                        : Long.parseLong(workerHeap.replace("MiB", "")),
                duration(workerTime, standard.workerTime()));
    }

    private static Duration duration(@Nullable String setting, Duration standard) {
        return setting == null ? standard : Duration.parse(setting);
    }
}
