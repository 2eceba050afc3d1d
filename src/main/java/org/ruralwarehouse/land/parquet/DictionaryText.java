package org.ruralwarehouse.land.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * UTF-8 text of a Parquet column. Value readers return the same object for equal values, and the object
 * stores its index in the dictionary of the last column, so that no hash is computed per row. Belongs to one thread.
 */
public final class DictionaryText {

    public static final DictionaryText EMPTY = new DictionaryText(new byte[0]);

    private final byte[] bytes;
    private @Nullable Object dictionary;
    private int index;

    public DictionaryText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The UTF-8 bytes of a text. */
    public static DictionaryText of(String value) {
        return new DictionaryText(value.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes; must not be modified. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index in this dictionary; negative if the text was last written with another dictionary. */
    int indexIn(Object dictionary) {
        return this.dictionary == dictionary ? index : -1;
    }

    /** Stores the index of this text in a dictionary. */
    void setIndex(Object dictionary, int index) {
        this.dictionary = dictionary;
        this.index = index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DictionaryText text && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
