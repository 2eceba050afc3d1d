package org.ruralwarehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HashSieveTest {

    private static final int HASHES = 200_000;

    @Test
    void never_misses_a_hash_that_has_come_before() {
        HashSieve sieve = new HashSieve(2 * HASHES);
        new SplittableRandom(7).longs(HASHES).forEach(sieve::hasMet);
        assertThat(new SplittableRandom(7).longs(HASHES).allMatch(sieve::hasMet))
                .isTrue();
    }

    @Test
    void takes_few_new_hashes_for_known_ones() {
        HashSieve sieve = new HashSieve(HASHES);
        long taken = new SplittableRandom(7).longs(HASHES).filter(sieve::hasMet).count();
        assertThat(taken).isLessThan(HASHES / 32);
    }

    @Test
    void works_for_next_to_nothing_and_for_more_than_it_has_room_for() {
        HashSieve small = new HashSieve(0);
        assertThat(small.hasMet(-1)).isFalse();
        assertThat(small.hasMet(-1)).isTrue();
        HashSieve large = new HashSieve(Long.MAX_VALUE / 64);
        assertThat(large.hasMet(Long.MIN_VALUE + 5)).isFalse();
        assertThat(large.hasMet(Long.MIN_VALUE + 5)).isTrue();
    }
}
