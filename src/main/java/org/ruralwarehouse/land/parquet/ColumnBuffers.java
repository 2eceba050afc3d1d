package org.ruralwarehouse.land.parquet;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The columns of a row group, grouped by kind, so that each call has one target for the JIT compiler. One loop over
 * all columns spent an eighth of the landing time on megamorphic calls.
 */
final class ColumnBuffers {

    private final Columns<NumberBuffer> numbers;
    private final Columns<TextBuffer> texts;
    private final Columns<PseudonymBuffer> pseudonyms;
    private final Columns<BooleanBuffer> booleans;

    /** Columns of one kind with their indexes in a row. */
    private record Columns<T extends ColumnBuffer>(T[] buffers, int[] columns) {

        static <T extends ColumnBuffer> Columns<T> ofKind(Class<T> kind, IntFunction<T[]> array, ColumnBuffer[] all) {
            int[] columns = IntStream.range(0, all.length)
                    .filter(i -> kind.isInstance(all[i]))
                    .toArray();
            T[] buffers =
                    Arrays.stream(columns).mapToObj(i -> kind.cast(all[i])).toArray(array);
            return new Columns<>(buffers, columns);
        }
    }

    ColumnBuffers(ColumnBuffer[] all) {
        numbers = Columns.ofKind(NumberBuffer.class, NumberBuffer[]::new, all);
        texts = Columns.ofKind(TextBuffer.class, TextBuffer[]::new, all);
        pseudonyms = Columns.ofKind(PseudonymBuffer.class, PseudonymBuffer[]::new, all);
        booleans = Columns.ofKind(BooleanBuffer.class, BooleanBuffer[]::new, all);
    }

    void add(RowBuffer row) {
        for (int i = 0; i < numbers.buffers.length; i++) {
            numbers.buffers[i].add(row, numbers.columns[i]);
        }
        for (int i = 0; i < texts.buffers.length; i++) {
            texts.buffers[i].add(row, texts.columns[i]);
        }
        for (int i = 0; i < pseudonyms.buffers.length; i++) {
            pseudonyms.buffers[i].add(row, pseudonyms.columns[i]);
        }
        for (int i = 0; i < booleans.buffers.length; i++) {
            booleans.buffers[i].add(row, booleans.columns[i]);
        }
    }
}
