package org.ruralwarehouse.job.isolation;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.ruralwarehouse.settings.IsolationSettings;
import org.ruralwarehouse.submission.incident.PackageStoppedException;

/**
 * Watches the threads that work on packages: interrupts one that makes no progress or exceeds its processor time, and
 * reports one that does not react. Progress is processor time, so that the stages need not report it.
 */
final class FlightWatch implements AutoCloseable {

    private static final Duration MAX_TICK = Duration.ofSeconds(1);
    private static final int TICKS_PER_LIMIT = 4;

    private final IsolationSettings settings;
    private final Duration processorTime;
    private final Consumer<Flight> stuck;
    private final Set<Flight> flights = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean isClosed;

    /**
     * @param processorTime limit of one flight
     * @param stuck receives a flight whose thread does not react, once at every tick
     */
    FlightWatch(IsolationSettings settings, Duration processorTime, Consumer<Flight> stuck) {
        this.settings = settings;
        this.processorTime = processorTime;
        this.stuck = stuck;
        thread = new Thread(this::watchAll, "flight-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs work in the calling thread; see {@code Isolation.watch}. */
    <T> T watch(Flight flight, Callable<T> work) throws Exception {
        flights.add(flight);
        try {
            T result = work.call();
            flight.end();
            PackageStoppedException stopped = flight.stopped();
            if (stopped != null) {
                // An interrupted read may have become a finding about the package.
                throw stopped;
            }
            return result;
        } catch (Exception | Error e) {
            flight.end();
            PackageStoppedException stopped = flight.stopped();
            if (stopped == null || e == stopped) {
                throw e;
            }
            stopped.addSuppressed(e);
            throw stopped;
        } finally {
            flights.remove(flight);
        }
    }

    private void watchAll() {
        long last = System.nanoTime();
        while (!isClosed) {
            try {
                Thread.sleep(tick().toMillis());
                long now = System.nanoTime();
                // A suspended process must not count as a package without progress.
                long elapsed = Math.min(now - last, 2 * tick().toNanos());
                last = now;
                flights.forEach(flight -> observe(flight, Duration.ofNanos(elapsed)));
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | OutOfMemoryError e) {
                // The watch must survive what a package does to the heap.
                continue;
            }
        }
    }

    private Duration tick() {
        Duration shortest =
                settings.stallTime().compareTo(settings.stuckTime()) < 0 ? settings.stallTime() : settings.stuckTime();
        Duration tick = shortest.dividedBy(TICKS_PER_LIMIT);
        return tick.compareTo(MAX_TICK) > 0 ? MAX_TICK : tick.plusMillis(1);
    }

    private void observe(Flight flight, Duration elapsed) {
        if (flight.observe(elapsed, settings.stallTime(), processorTime).compareTo(settings.stuckTime()) > 0) {
            stuck.accept(flight);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
    }
}
