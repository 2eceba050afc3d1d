package org.ruralwarehouse.reference;

/** Maps persons to list indexes. A hash map without objects, because millions of entries must fit into a small heap. */
final class PersonMap {

    private long[] keys = new long[1 << 16];
    private int[] values = new int[1 << 16];
    private int size;

    /** The index of a person; a new person gets the next one. */
    int indexOf(long person) {
        int slot = slot(person);
        if (keys[slot] == 0) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(person);
            }
            keys[slot] = person;
            values[slot] = size++;
        }
        return values[slot];
    }

    int size() {
        return size;
    }

    private int slot(long person) {
        long mixed = person * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != person) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
