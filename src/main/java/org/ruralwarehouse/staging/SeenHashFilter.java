package org.ruralwarehouse.staging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongConsumer;

/**
 * Finds hashes that may have occurred before, with a bitmap of one bit per position: a fraction of the memory and time
 * of a table of all hashes. It has false positives, but no false negatives. Thread-safe.
 */
final class SeenHashFilter {

    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    /** With half of the expected hashes added, one in 64 new hashes is a false positive. */
    private static final int BITS_PER_HASH = 32;

    private static final int MIN_BITS_LOG2 = 16;

    /**
     * Upper limit of 256 MiB: beyond some hundred million hashes, the filter has more false positives and takes longer.
     */
    private static final int MAX_BITS_LOG2 = 31;

    private static final int WORD_BITS_LOG2 = 6;

    private final long[] words;
    private final long mask;

    /**
     * @param hashes expected number of hashes
     */
    SeenHashFilter(long hashes) {
        int bitsLog2 = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, hashes) * BITS_PER_HASH - 1);
        int bits = Math.min(MAX_BITS_LOG2, Math.max(MIN_BITS_LOG2, bitsLog2));
        words = new long[1 << bits - WORD_BITS_LOG2];
        mask = (1L << bits) - 1;
    }

    /** A probe for one thread; it passes hashes that may have occurred before to the consumer. */
    Probe probe(LongConsumer seen) {
        return new Probe(seen);
    }

    /**
     * Adds hashes in batches. It reads all positions of a batch before it changes any, so that the processor waits for
     * these memory accesses together; waiting for each took four times as long.
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

        /** Processes the incomplete last batch. */
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
