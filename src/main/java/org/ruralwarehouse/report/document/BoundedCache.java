package org.ruralwarehouse.report.document;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Cache with a maximum number of entries. When it is full, all entries are removed. */
final class BoundedCache<K, V> {

    private final int capacity;
    private final Map<K, V> entries = new HashMap<>();

    BoundedCache(int capacity) {
        this.capacity = capacity;
    }

    V get(K key, Function<K, V> loader) {
        V value = entries.get(key);
        if (value == null) {
            value = loader.apply(key);
            if (entries.size() >= capacity) {
                entries.clear();
            }
            entries.put(key, value);
        }
        return value;
    }

    void clear() {
        entries.clear();
    }
}
