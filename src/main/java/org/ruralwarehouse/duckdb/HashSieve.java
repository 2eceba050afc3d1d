package org.ruralwarehouse.duckdb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Tells hashes that have come before from new ones, by one bit for each place that a hash may fall on: a fraction of what
 * a table of all hashes would take in memory and time. Some new ones are taken for known ones, never the other way round.
 * Safe for several threads.
 */
final class HashSieve {

    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    /** At half that many bits set one in 64 new hashes is taken for a known one. */
    private static final int BITS_PER_HASH = 32;

    private static final int LEAST_POWER = 16;

    /** 256 MiB, whatever comes: beyond some hundred millions of hashes the sieve lets more through, and time grows. */
    private static final int GREATEST_POWER = 31;

    private static final int WORD_POWER = 6;

    private final long[] words;
    private final long mask;

    /**
     * @param hashes how many will come
     */
    HashSieve(long hashes) {
        int power = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, hashes) * BITS_PER_HASH - 1);
        int bits = Math.min(GREATEST_POWER, Math.max(LEAST_POWER, power));
        words = new long[1 << bits - WORD_POWER];
        mask = (1L << bits) - 1;
    }

    /** True for a hash that has come before, and for a few others. */
    boolean hasMet(long hash) {
        long place = hash & mask;
        long bit = 1L << place;
        return ((long) WORDS.getAndBitwiseOr(words, (int) (place >>> WORD_POWER), bit) & bit) != 0;
    }
}
