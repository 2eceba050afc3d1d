package org.ruralwarehouse.land.parquet;

import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;

/** Pseudonyms of 16 bytes. They are pseudorandom, so no encoding makes them shorter. */
final class UuidBuffer extends ColumnBuffer {

    static final int WIDTH = 16;

    private byte[] values = new byte[0];

    @Override
    void grow(int capacity) {
        values = Arrays.copyOf(values, capacity * WIDTH);
    }

    @Override
    void set(int at, RowBuffer row, int column) {
        System.arraycopy(row.text(column).bytes(), 0, values, at * WIDTH, WIDTH);
    }

    @Override
    Page page(int from, int to) {
        byte[] page = new byte[(to - from) * WIDTH];
        int length = 0;
        for (int i = from; i < to; i++) {
            if (isPresent(i)) {
                System.arraycopy(values, i * WIDTH, page, length, WIDTH);
                length += WIDTH;
            }
        }
        return new Page(Encoding.PLAIN, BytesInput.from(page, 0, length));
    }
}
