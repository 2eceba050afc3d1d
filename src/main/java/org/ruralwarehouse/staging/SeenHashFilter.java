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

    private static final int MIN_BITS_LOG2 = 16;

    /** 256 MiB, whatever comes: beyond some hundred millions of hashes the sieve lets more through, and time grows. */
    private static final int MAX_BITS_LOG2 = 31;

    private static final int WORD_BITS_LOG2 = 6;

    private final long[] words;
    private final long mask;

    /**
     * @param hashes how many will come
     */
    SeenHashFilter(long hashes) {
        int bitsLog2 = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, hashes) * BITS_PER_HASH - 1);
        int bits = Math.min(MAX_BITS_LOG2, Math.max(MIN_BITS_LOG2, bitsLog2));
        words = new long[1 << bits - WORD_BITS_LOG2];
        mask = (1L << bits) - 1;
    }

    /** Takes hashes of one thread, and hands on those that have come before, and a few others. */
    Probe probe(LongConsumer seen) {
        return new Probe(seen);
    }

    /**
     * Looks at many places one after the other before it changes any: the processor then waits for all of them together,
     * and not for each, which took four times as long.
     */
    final class Probe {

        private static final int BATCH_SIZE = 256;

        private final LongConsumer seen;
        private final long[] hashes = new long[BATCH_SIZE];
        private final boolean[] isSeen = new boolean[BATCH_SIZE];
        private int count;

        private Probe(LongConsumer seen) {
            this.seen = seen;
        }

        void add(long hash) {
            hashes[count++] = hash;
            if (count == BATCH_SIZE) {
                flush();
            }
        }

        /** Hands on what is left. */
        void end() {
            flush();
        }

        private void flush() {
            for (int i = 0; i < count; i++) {
                isSeen[i] = (words[word(hashes[i])] & bit(hashes[i])) != 0;
            }
            for (int i = 0; i < count; i++) {
                if (isSeen[i] || testAndSet(hashes[i])) {
                    seen.accept(hashes[i]);
                }
            }
            count = 0;
        }
    }

    private boolean testAndSet(long hash) {
        return ((long) WORDS.getAndBitwiseOr(words, word(hash), bit(hash)) & bit(hash)) != 0;
    }

    private int word(long hash) {
        return (int) ((hash & mask) >>> WORD_BITS_LOG2);
    }

    private static long bit(long hash) {
        return 1L << hash;
    }
}
