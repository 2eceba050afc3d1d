package org.ruralwarehouse.land.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way into a Parquet column. Values repeat, and readers hand out the same object for the same value; it
 * remembers its place in the dictionary that it was last written with, so that nothing is hashed for every row. Belongs to
 * one thread.
 */
public final class DictionaryText {

    public static final DictionaryText EMPTY = new DictionaryText(new byte[0]);

    private final byte[] bytes;
    private @Nullable Object dictionary;
    private int index;

    public DictionaryText(byte[] bytes) {
        this.bytes = bytes;
    }

    public static DictionaryText of(String value) {
        return new DictionaryText(value.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Its place in a dictionary; negative when it was not written with that one last. */
    int indexIn(Object dictionary) {
        return this.dictionary == dictionary ? index : -1;
    }

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
