package org.ruralwarehouse.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenHashFilterTest {

    private static final int HASHES = 200_000;

    @Test
    void never_misses_a_duplicate_hash() {
        SeenHashFilter filter = new SeenHashFilter(2 * HASHES);
        seen(filter, new SplittableRandom(7).longs(HASHES));
        assertThat(seen(filter, new SplittableRandom(7).longs(HASHES))).hasSize(HASHES);
    }

    @Test
    void never_misses_a_duplicate_hash_within_a_batch() {
        assertThat(seen(new SeenHashFilter(1000), LongStream.of(5, 6, 5, 7, 5))).containsExactly(5L, 5L);
    }

    @Test
    void never_misses_a_hash_added_by_another_thread() throws InterruptedException {
        SeenHashFilter filter = new SeenHashFilter(2 * HASHES);
        ConcurrentLinkedQueue<Long> seen = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            threads.add(new Thread(() -> {
                SeenHashFilter.Probe probe = filter.probe(seen::add);
                new SplittableRandom(7).longs(HASHES).forEach(probe::add);
                probe.end();
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(HASHES);
    }

    @Test
    void has_a_low_rate_of_false_positives() {
        assertThat(seen(new SeenHashFilter(HASHES), new SplittableRandom(7).longs(HASHES)))
                .hasSizeLessThan(HASHES / 32);
    }

    @Test
    void works_for_the_smallest_and_the_largest_size() {
        assertThat(seen(new SeenHashFilter(0), LongStream.of(-1, -1))).containsExactly(-1L);
        long last = Long.MIN_VALUE + 5;
        assertThat(seen(new SeenHashFilter(Long.MAX_VALUE / 64), LongStream.of(last, last)))
                .containsExactly(last);
    }

    private static List<Long> seen(SeenHashFilter filter, LongStream hashes) {
        List<Long> seen = new ArrayList<>();
        SeenHashFilter.Probe probe = filter.probe(seen::add);
        hashes.forEach(probe::add);
        probe.end();
        return seen;
    }
}
