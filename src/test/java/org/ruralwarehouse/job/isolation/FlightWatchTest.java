package org.ruralwarehouse.job.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.settings.IsolationSettings;
import org.ruralwarehouse.submission.incident.PackageStoppedException;

@Timeout(60)
class FlightWatchTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofHours(1);

    private static FlightWatch watch(Duration stall, Duration processorTime, Consumer<Flight> stuck) {
        return new FlightWatch(new IsolationSettings(stall, SHORT, 1, LONG), processorTime, stuck);
    }

    private static Flight flight() {
        return new Flight("land/1", "yunnan");
    }

    @Test
    void stops_a_package_without_progress() {
        try (FlightWatch watch = watch(SHORT, LONG, flight -> {})) {
            CountDownLatch never = new CountDownLatch(1);

            assertThatThrownBy(() -> watch.watch(flight(), () -> never.await(1, TimeUnit.MINUTES)))
                    .isInstanceOfSatisfying(PackageStoppedException.class, stop -> assertThat(stop.reason())
                            .isEqualTo(PackageStoppedException.Reason.STALL));
            assertThat(Thread.currentThread().isInterrupted())
                    .as("the thread can go on")
                    .isFalse();
        }
    }

    @Test
    void stops_a_package_that_exceeds_its_processor_time_although_it_catches_the_interruption() {
        try (FlightWatch watch = watch(LONG, SHORT, flight -> {})) {
            assertThatThrownBy(() -> watch.watch(flight(), () -> {
                        while (!Thread.interrupted()) {
                            Thread.onSpinWait();
                        }
                        return "a finding that the interruption caused";
                    }))
                    .isInstanceOfSatisfying(PackageStoppedException.class, stop -> {
                        assertThat(stop.reason()).isEqualTo(PackageStoppedException.Reason.PROCESSOR_TIME);
                        assertThat(stop.used()).isGreaterThan(SHORT);
                    });
        }
    }

    @Test
    void package_that_works_is_not_without_progress() throws Exception {
        try (FlightWatch watch = watch(Duration.ofSeconds(1), LONG, flight -> {})) {
            long end = System.nanoTime() + Duration.ofMillis(2500).toNanos();
            String result = watch.watch(flight(), () -> {
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                return "landed";
            });

            assertThat(result).isEqualTo("landed");
        }
    }

    @Test
    void other_failures_pass_unchanged() {
        try (FlightWatch watch = watch(LONG, LONG, flight -> {})) {
            IOException failure = new IOException("No space left on device");

            assertThatThrownBy(() -> watch.watch(flight(), () -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
    }

    @Test
    void reports_a_thread_that_does_not_react() throws Exception {
        CompletableFuture<String> stuck = new CompletableFuture<>();
        AtomicBoolean isReleased = new AtomicBoolean();
        try (FlightWatch watch = watch(LONG, SHORT, flight -> stuck.complete(flight.packageName()))) {
            Thread thread = new Thread(() -> {
                try {
                    watch.watch(flight(), () -> {
                        while (!isReleased.get()) {
                            Thread.onSpinWait();
                        }
                        return null;
                    });
                } catch (Exception stopped) {
                    return;
                }
            });
            thread.start();

            assertThat(stuck.get(50, TimeUnit.SECONDS)).isEqualTo("yunnan");

            isReleased.set(true);
            thread.join();
        }
    }

    /** A named pipe without data: reading it never ends. */
    @Test
    void stops_a_read_that_waits_for_ever(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (FlightWatch watch = watch(SHORT, LONG, flight -> {});
                FileChannel in = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThatThrownBy(() -> watch.watch(flight(), () -> in.read(ByteBuffer.allocate(1))))
                    .isInstanceOf(PackageStoppedException.class);
        }
    }
}
