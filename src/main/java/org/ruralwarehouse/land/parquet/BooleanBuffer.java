package org.ruralwarehouse.land.parquet;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;

/** Boolean values, encoded with one bit each. */
final class BooleanBuffer extends ColumnBuffer {

    private boolean[] values = new boolean[0];

    @Override
    void grow(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    void set(int at, RowBuffer row, int column) {
        values[at] = row.number(column) != 0;
    }

    @Override
    Page page(int from, int to) throws IOException {
        try (BooleanPlainValuesWriter writer = new BooleanPlainValuesWriter()) {
            for (int i = from; i < to; i++) {
                if (isPresent(i)) {
                    writer.writeBoolean(values[i]);
                }
            }
            return new Page(Encoding.PLAIN, BytesInput.copy(writer.getBytes()));
        }
    }
}
