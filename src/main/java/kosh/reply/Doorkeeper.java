package kosh.reply;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Tells what is asked for the second time from what is asked once and never again, of which there is no end: only the former is worth being kept
 * (Einziger, Friedman and Manes, TinyLFU: A Highly Efficient Cache Admission Policy, ACM Transactions on Storage 13, 2017). It remembers the
 * hashes of the last few tens of thousands, and is wrong as rarely as two of these are the same.
 */
final class Doorkeeper {

    private static final int PLACES = 1 << 16;

    private final AtomicIntegerArray hashes = new AtomicIntegerArray(PLACES);

    /** Whether the key came before, and not too long ago; from now on it did. */
    boolean knows(Object key) {
        int hash = key.hashCode();
        int place = (hash ^ hash >>> Short.SIZE) & PLACES - 1;
        return hashes.getAndSet(place, hash) == hash;
    }
}
