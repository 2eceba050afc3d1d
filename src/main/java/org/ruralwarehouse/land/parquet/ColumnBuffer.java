package org.ruralwarehouse.land.parquet;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.ruralwarehouse.contract.LandedColumn;

/** The values of one column of a row group, in plain arrays until they are encoded page by page. */
abstract class ColumnBuffer {

    static final ByteBufferAllocator ALLOCATOR = new HeapByteBufferAllocator();

    /** Initial buffer size of the encoders of parquet-java in bytes; buffers grow up to a page. */
    static final int INITIAL_BYTES = 1 << 12;

    static final int MAX_BYTES = 1 << 24;
    private static final int INITIAL_ROWS = 1 << 10;

    private boolean[] present = new boolean[0];
    private int rows;

    /** One encoded page of values. */
    record Page(Encoding encoding, BytesInput values) {}

    static ColumnBuffer of(LandedColumn column) {
        return switch (column.kind()) {
            case TEXT -> new TextBuffer();
            case PSEUDONYM -> new PseudonymBuffer();
            case LONG, DECIMAL -> new NumberBuffer(true);
            case INT, DATE -> new NumberBuffer(false);
            case BOOLEAN -> new BooleanBuffer();
        };
    }

    final void add(RowBuffer row, int column) {
        if (rows == present.length) {
            int capacity = Math.max(INITIAL_ROWS, rows * 2);
            present = Arrays.copyOf(present, capacity);
            grow(capacity);
        }
        boolean isPresent = row.isPresent(column);
        present[rows] = isPresent;
        if (isPresent) {
            set(rows, row, column);
        }
        rows++;
    }

    final boolean isPresent(int row) {
        return present[row];
    }

    final int rows() {
        return rows;
    }

    /** Enlarges the arrays to this number of rows. */
    abstract void grow(int capacity);

    abstract void set(int at, RowBuffer row, int column);

    /** Encodes the values of a range of rows; absent values are omitted. */
    abstract Page page(int from, int to) throws IOException;

    /** Clears the values for the next row group. */
    void clear() {
        rows = 0;
    }

    /** Definition levels (Parquet, data page V1): 1 if a row has a value. */
    final BytesInput definitionLevels(int from, int to) throws IOException {
        BytesInput runs = isAllPresent(from, to)
                ? BytesInput.concat(BytesInput.fromUnsignedVarInt((to - from) << 1), BytesInput.from(new byte[] {1}))
                : mixedLevels(from, to);
        return BytesInput.concat(BytesInput.fromInt((int) runs.size()), runs);
    }

    private boolean isAllPresent(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!present[i]) {
                return false;
            }
        }
        return true;
    }

    private BytesInput mixedLevels(int from, int to) throws IOException {
        try (RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(1, INITIAL_BYTES, MAX_BYTES, ALLOCATOR)) {
            for (int i = from; i < to; i++) {
                encoder.writeInt(present[i] ? 1 : 0);
            }
            return BytesInput.copy(encoder.toBytes());
        }
    }
}
