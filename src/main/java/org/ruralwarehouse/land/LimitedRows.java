package org.ruralwarehouse.land;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.incident.PackageStoppedException;

/**
 * Rows of a file up to the limits on rows and processor time. The time is that of the thread that lands the file, from
 * the creation of this object on.
 */
final class LimitedRows implements SourceRows {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Rows between two measurements, which take a microsecond. */
    private static final int MEASURED_ROWS = 64;

    private final SourceRows rows;
    private final Limits limits;
    private final long start = THREADS.getCurrentThreadCpuTime();
    private long count;

    LimitedRows(SourceRows rows, Limits limits) {
        this.rows = rows;
        this.limits = limits;
    }

    @Override
    public @Nullable SourceRow next() {
        SourceRow row = rows.next();
        if (row != null && ++count > limits.rows()) {
            throw new FileRejectedException(
                    "package_exceeds_limit",
                    null,
                    null,
                    MessageKey.MORE_THAN_ROWS.with(limits.rows()),
                    MessageKey.AT_MOST_ROWS.with(limits.rows()));
        }
        if (count % MEASURED_ROWS == 0) {
            requireTime();
        }
        return row;
    }

    private void requireTime() {
        Duration used = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
        if (used.compareTo(limits.processorTime()) > 0) {
            throw new PackageStoppedException(PackageStoppedException.Reason.PROCESSOR_TIME, used);
        }
    }

    @Override
    public @Nullable String sheet() {
        return rows.sheet();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
