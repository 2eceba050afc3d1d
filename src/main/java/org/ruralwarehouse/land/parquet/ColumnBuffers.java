package org.ruralwarehouse.land.parquet;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The columns of a row group, kind by kind: the compiler then knows what each loop calls. One loop over all of them took
 * an eighth of landing for calls that it could not foresee.
 */
final class ColumnBuffers {

    private final Of<NumberBuffer> numbers;
    private final Of<TextBuffer> texts;
    private final Of<UuidBuffer> uuids;
    private final Of<BooleanBuffer> flags;

    /** Columns of one kind, and where they are in a row. */
    private record Of<T extends ColumnBuffer>(T[] buffers, int[] columns) {

        static <T extends ColumnBuffer> Of<T> kind(Class<T> kind, IntFunction<T[]> array, ColumnBuffer[] all) {
            int[] columns = IntStream.range(0, all.length)
                    .filter(i -> kind.isInstance(all[i]))
                    .toArray();
            T[] buffers =
                    Arrays.stream(columns).mapToObj(i -> kind.cast(all[i])).toArray(array);
            return new Of<>(buffers, columns);
        }
    }

    ColumnBuffers(ColumnBuffer[] all) {
        numbers = Of.kind(NumberBuffer.class, NumberBuffer[]::new, all);
        texts = Of.kind(TextBuffer.class, TextBuffer[]::new, all);
        uuids = Of.kind(UuidBuffer.class, UuidBuffer[]::new, all);
        flags = Of.kind(BooleanBuffer.class, BooleanBuffer[]::new, all);
    }

    void add(RowBuffer row) {
        for (int i = 0; i < numbers.buffers.length; i++) {
            numbers.buffers[i].add(row, numbers.columns[i]);
        }
        for (int i = 0; i < texts.buffers.length; i++) {
            texts.buffers[i].add(row, texts.columns[i]);
        }
        for (int i = 0; i < uuids.buffers.length; i++) {
            uuids.buffers[i].add(row, uuids.columns[i]);
        }
        for (int i = 0; i < flags.buffers.length; i++) {
            flags.buffers[i].add(row, flags.columns[i]);
        }
    }
}
