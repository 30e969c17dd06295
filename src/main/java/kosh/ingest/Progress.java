package kosh.ingest;

import java.util.concurrent.atomic.AtomicLong;

/** How far an import has come; written by one thread, read by any. */
public final class Progress {

    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    void restart() {
        rows.set(0);
        rejected.set(0);
        bytes.set(0);
    }

    void addRow() {
        rows.lazySet(rows.get() + 1);
    }

    void addRejected() {
        rejected.lazySet(rejected.get() + 1);
    }

    void addBytes(long more) {
        bytes.addAndGet(more);
    }

    public long rows() {
        return rows.get();
    }

    public long rejected() {
        return rejected.get();
    }

    /** Bytes of the file that were read. */
    public long bytes() {
        return bytes.get();
    }
}
