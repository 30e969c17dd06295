package kosh.query;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** A release on its way into memory, and how far it is; tells the log every few seconds. */
final class Loading {

    private static final Logger LOG = Logger.getLogger(Loading.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final int release;
    private final long cells;
    private final AtomicLong loaded = new AtomicLong();
    private final long begin = System.nanoTime();
    private long told = begin;

    /** @param cells how many cells there are to load */
    Loading(int release, long cells) {
        this.release = release;
        this.cells = cells;
    }

    int release() {
        return release;
    }

    long cells() {
        return cells;
    }

    long loaded() {
        return loaded.get();
    }

    /** Called by those who load, after some thousands of cells. */
    synchronized void add(int more) {
        long all = loaded.addAndGet(more);
        long now = System.nanoTime();
        if (now - told >= EVERY.toNanos()) {
            told = now;
            LOG.infof(
                    "Release %d: %,d of %,d cells are loaded, %,.0f a second.",
                    release, all, cells, all / ((now - begin) / 1e9));
        }
    }
}
