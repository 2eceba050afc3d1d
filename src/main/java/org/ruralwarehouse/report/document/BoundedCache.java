package org.ruralwarehouse.report.document;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What was made once, until there is too much of it: then it forgets everything and begins again. */
final class BoundedCache<K, V> {

    private final int atMost;
    private final Map<K, V> known = new HashMap<>();

    BoundedCache(int atMost) {
        this.atMost = atMost;
    }

    V get(K key, Function<K, V> maker) {
        V value = known.get(key);
        if (value == null) {
            value = maker.apply(key);
            if (known.size() >= atMost) {
                known.clear();
            }
            known.put(key, value);
        }
        return value;
    }

    void forget() {
        known.clear();
    }
}
