package org.ruralwarehouse.job.isolation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.incident.PackageStoppedException;

/** The work of one thread on one package. The watch observes it from another thread. */
final class Flight {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Less processor time than this within the stall time is no progress; waiting for a file takes some as well. */
    private static final long PROGRESS_NANOS = Duration.ofMillis(10).toNanos();

    private final String key;
    private final String packageName;
    private final Thread thread = Thread.currentThread();
    private final long startNanos = processorNanos();
    private long progressNanos = startNanos;
    private long lastNanos = startNanos;
    private Duration idle = Duration.ZERO;
    private Duration unresponsive = Duration.ZERO;
    private PackageStoppedException.@Nullable Reason stop;
    private boolean hasEnded;

    /** Starts a flight in the calling thread. */
    Flight(String key, String packageName) {
        this.key = key;
        this.packageName = packageName;
    }

    String key() {
        return key;
    }

    String packageName() {
        return packageName;
    }

    private long processorNanos() {
        return THREADS.getThreadCpuTime(thread.getId());
    }

    /**
     * Interrupts the thread when a limit is exceeded, and again at every later call.
     *
     * @param elapsed time since the last call
     * @return how long the thread has not reacted to the interruption
     */
    synchronized Duration observe(Duration elapsed, Duration stallTime, Duration processorTime) {
        if (hasEnded) {
            return Duration.ZERO;
        }
        if (stop != null) {
            unresponsive = unresponsive.plus(elapsed);
            thread.interrupt();
            return unresponsive;
        }
        lastNanos = processorNanos();
        if (lastNanos - progressNanos >= PROGRESS_NANOS) {
            progressNanos = lastNanos;
            idle = Duration.ZERO;
        } else {
            idle = idle.plus(elapsed);
        }
        if (lastNanos - startNanos > processorTime.toNanos()) {
            stop = PackageStoppedException.Reason.PROCESSOR_TIME;
        } else if (idle.compareTo(stallTime) > 0) {
            stop = PackageStoppedException.Reason.STALL;
        }
        if (stop != null) {
            thread.interrupt();
        }
        return Duration.ZERO;
    }

    /** Ends the flight in its own thread, which is not interrupted any more afterwards. */
    synchronized void end() {
        if (!hasEnded && stop != null) {
            Thread.interrupted();
        }
        hasEnded = true;
    }

    /** The failure of a flight that was stopped; null for any other. */
    synchronized @Nullable PackageStoppedException stopped() {
        return stop == null ? null : new PackageStoppedException(stop, Duration.ofNanos(lastNanos - startNanos));
    }
}
