package org.ruralwarehouse.staging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongConsumer;

/**
 * Tells hashes that have come before from new ones, by one bit for each place that a hash may fall on: a fraction of what
 * a table of all hashes would take in memory and time. Some new ones are taken for known ones, never the other way round.
 * Safe for several threads.
 */
final class SeenHashFilter {

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
    SeenHashFilter(long hashes) {
        int power = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, hashes) * BITS_PER_HASH - 1);
        int bits = Math.min(GREATEST_POWER, Math.max(LEAST_POWER, power));
        words = new long[1 << bits - WORD_POWER];
        mask = (1L << bits) - 1;
    }

    /** Takes hashes of one thread, and hands on those that have come before, and a few others. */
    Sifter sifter(LongConsumer met) {
        return new Sifter(met);
    }

    /**
     * Looks at many places one after the other before it changes any: the processor then waits for all of them together,
     * and not for each, which took four times as long.
     */
    final class Sifter {

        private static final int AT_ONCE = 256;

        private final LongConsumer met;
        private final long[] hashes = new long[AT_ONCE];
        private final boolean[] isMet = new boolean[AT_ONCE];
        private int count;

        private Sifter(LongConsumer met) {
            this.met = met;
        }

        void add(long hash) {
            hashes[count++] = hash;
            if (count == AT_ONCE) {
                sift();
            }
        }

        /** Hands on what is left. */
        void end() {
            sift();
        }

        private void sift() {
            for (int i = 0; i < count; i++) {
                isMet[i] = (words[word(hashes[i])] & bit(hashes[i])) != 0;
            }
            for (int i = 0; i < count; i++) {
                if (isMet[i] || hasMet(hashes[i])) {
                    met.accept(hashes[i]);
                }
            }
            count = 0;
        }
    }

    private boolean hasMet(long hash) {
        return ((long) WORDS.getAndBitwiseOr(words, word(hash), bit(hash)) & bit(hash)) != 0;
    }

    private int word(long hash) {
        return (int) ((hash & mask) >>> WORD_POWER);
    }

    private static long bit(long hash) {
        return 1L << hash;
    }
}
