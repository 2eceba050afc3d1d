package org.ruralwarehouse.land.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** Texts, each distinct text stored once. Written with a dictionary if this is likely to be shorter. */
final class TextBuffer extends ColumnBuffer {

    private static final long MAX_DICTIONARY_BYTES = 1 << 20;
    private static final int LENGTH_BYTES = 4;

    private int[] indexes = new int[0];
    private Map<DictionaryText, Integer> indexByText = new HashMap<>();
    private final List<DictionaryText> dictionary = new ArrayList<>();
    private long dictionaryBytes;

    @Override
    void grow(int capacity) {
        indexes = Arrays.copyOf(indexes, capacity);
    }

    @Override
    void set(int at, RowBuffer row, int column) {
        DictionaryText text = row.text(column);
        int index = text.indexIn(indexByText);
        indexes[at] = index >= 0 ? index : lookUp(text);
    }

    private int lookUp(DictionaryText text) {
        Integer index = indexByText.get(text);
        if (index == null) {
            index = dictionary.size();
            indexByText.put(text, index);
            dictionary.add(text);
            dictionaryBytes += text.bytes().length + LENGTH_BYTES;
        }
        text.setIndex(indexByText, index);
        return index;
    }

    /** Size of the distinct texts in bytes, including their lengths. */
    long bytes() {
        return dictionaryBytes;
    }

    /** The dictionary; null if the values are written without one. */
    @Nullable
    DictionaryPage dictionaryPage() throws IOException {
        if (!usesDictionary()) {
            return null;
        }
        return new DictionaryPage(plain(dictionary), dictionary.size(), Encoding.PLAIN);
    }

    private boolean usesDictionary() {
        return !dictionary.isEmpty()
                && dictionaryBytes <= MAX_DICTIONARY_BYTES
                && dictionary.size() <= Math.max(rows() / 2, 1);
    }

    @Override
    Page page(int from, int to) throws IOException {
        return usesDictionary()
                ? new Page(Encoding.RLE_DICTIONARY, indexes(from, to))
                : new Page(Encoding.PLAIN, plain(texts(from, to)));
    }

    private BytesInput indexes(int from, int to) throws IOException {
        int bits = BytesUtils.getWidthFromMaxInt(dictionary.size() - 1);
        try (RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(bits, INITIAL_BYTES, MAX_BYTES, ALLOCATOR)) {
            for (int i = from; i < to; i++) {
                if (isPresent(i)) {
                    encoder.writeInt(indexes[i]);
                }
            }
            return BytesInput.concat(BytesInput.from(new byte[] {(byte) bits}), BytesInput.copy(encoder.toBytes()));
        }
    }

    private List<DictionaryText> texts(int from, int to) {
        List<DictionaryText> texts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (isPresent(i)) {
                texts.add(dictionary.get(indexes[i]));
            }
        }
        return texts;
    }

    private static BytesInput plain(List<DictionaryText> texts) throws IOException {
        try (PlainValuesWriter writer = new PlainValuesWriter(INITIAL_BYTES, MAX_BYTES, ALLOCATOR)) {
            for (DictionaryText text : texts) {
                writer.writeBytes(Binary.fromConstantByteArray(text.bytes()));
            }
            return BytesInput.copy(writer.getBytes());
        }
    }

    @Override
    void clear() {
        super.clear();
        // A new map instead of a cleared one: texts store the map to which their index belongs.
        indexByText = new HashMap<>();
        dictionary.clear();
        dictionaryBytes = 0;
    }
}
