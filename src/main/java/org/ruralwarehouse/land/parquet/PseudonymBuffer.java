package org.ruralwarehouse.land.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;

/** Halves of pseudonyms. They are pseudorandom, so no encoding makes them shorter. */
final class PseudonymBuffer extends ColumnBuffer {

    private long[] values = new long[0];

    @Override
    void grow(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    void set(int at, RowBuffer row, int column) {
        values[at] = row.number(column);
    }

    @Override
    Page page(int from, int to) {
        ByteBuffer page = ByteBuffer.allocate((to - from) * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < to; i++) {
            if (isPresent(i)) {
                page.putLong(values[i]);
            }
        }
        return new Page(Encoding.PLAIN, BytesInput.from(page.array(), 0, page.position()));
    }
}
