package org.ruralwarehouse.report.document;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What was made once, until there is too much of it: then it forgets everything and begins again. */
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
