package kosh.cube;

import java.util.Arrays;

/** Numbers longs from 0 on in the order in which they come: a hash table with open addressing. */
final class LongTable {

    private static final int START = 256;
    /** The golden ratio in 64 bits (Knuth, The Art of Computer Programming 3, 6.4). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[START];
    /** The number of a key and one, or 0; twice as long as the keys, so that half of the slots stay free. */
    private int[] slots = new int[2 * START];

    private int size;

    int size() {
        return size;
    }

    long key(int number) {
        return keys[number];
    }

    /** The number of the key, the next one if it is new. */
    int number(long key) {
        int slot = slot(key);
        while (slots[slot] != 0) {
            if (keys[slots[slot] - 1] == key) {
                return slots[slot] - 1;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (size == keys.length) {
            grow();
            return number(key);
        }
        keys[size] = key;
        slots[slot] = ++size;
        return size - 1;
    }

    private int slot(long key) {
        return (int) ((key * SPREAD) >>> (1 + Long.numberOfLeadingZeros(slots.length)));
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        slots = new int[4 * size];
        for (int number = 0; number < size; number++) {
            int slot = slot(keys[number]);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number + 1;
        }
    }
}
