package kosh.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Numbers keys in the order in which they come, in 24 bytes each: a key is kept as its MurmurHash3 of 128 bits. Two of ten million keys
 * have the same one with a probability of 10 to the minus 25.
 */
final class KeyIndex {

    private static final int START = 1024;

    private long[] high = new long[START];
    private long[] low = new long[START];
    /** Slots hold the number of a key plus one; twice as many as keys at least. */
    private int[] slots = new int[START * 2];

    private int size;

    int size() {
        return size;
    }

    /** The number of the key; a new key gets the number {@link #size}. */
    int add(String key) {
        long[] hash = hash(key);
        int slot = slot(hash);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == high.length) {
            grow();
            slot = slot(hash);
        }
        high[size] = hash[0];
        low[size] = hash[1];
        slots[slot] = size + 1;
        return size++;
    }

    /** The number of the key, or -1 if it is new. */
    int find(String key) {
        return slots[slot(hash(key))] - 1;
    }

    /** A hash by which two texts can be told apart. */
    static long[] hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return MurmurHash3.hash128x64(bytes, 0, bytes.length, 0);
    }

    private int slot(long[] hash) {
        int mask = slots.length - 1;
        int slot = (int) hash[0] & mask;
        while (slots[slot] != 0 && (high[slots[slot] - 1] != hash[0] || low[slots[slot] - 1] != hash[1])) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        high = Arrays.copyOf(high, size * 2);
        low = Arrays.copyOf(low, size * 2);
        slots = new int[high.length * 2];
        for (int i = 0; i < size; i++) {
            slots[slot(new long[] {high[i], low[i]})] = i + 1;
        }
    }
}
