package org.ruralwarehouse.land.parquet;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;

/** Integers, scaled decimals and dates, delta-encoded: source lines take almost no space. */
final class NumberBuffer extends ColumnBuffer {

    private final boolean isLong;
    private long[] values = new long[0];

    NumberBuffer(boolean isLong) {
        this.isLong = isLong;
    }

    @Override
    void grow(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    void set(int at, RowBuffer row, int column) {
        values[at] = row.number(column);
    }

    @Override
    Page page(int from, int to) throws IOException {
        try (DeltaBinaryPackingValuesWriter writer = isLong ? longs(from, to) : integers(from, to)) {
            return new Page(Encoding.DELTA_BINARY_PACKED, BytesInput.copy(writer.getBytes()));
        }
    }

    private DeltaBinaryPackingValuesWriter longs(int from, int to) {
        var writer = new DeltaBinaryPackingValuesWriterForLong(INITIAL_BYTES, MAX_BYTES, ALLOCATOR);
        for (int i = from; i < to; i++) {
            if (isPresent(i)) {
                writer.writeLong(values[i]);
            }
        }
        return writer;
    }

    private DeltaBinaryPackingValuesWriter integers(int from, int to) {
        var writer = new DeltaBinaryPackingValuesWriterForInteger(INITIAL_BYTES, MAX_BYTES, ALLOCATOR);
        for (int i = from; i < to; i++) {
            if (isPresent(i)) {
                writer.writeInteger((int) values[i]);
            }
        }
        return writer;
    }
}
