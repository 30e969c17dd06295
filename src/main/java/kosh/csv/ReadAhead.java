package kosh.csv;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a few batches ahead in a thread of its own, so that parting a text into fields and checking them take a processor each. */
final class ReadAhead<T> implements Iterator<T>, AutoCloseable {

    private static final int BATCH = 1024;
    private static final int BATCHES = 8;
    private static final int PATIENCE_SECONDS = 1;

    /** Some things, and if they are the last, what ended them. */
    private record Batch<T>(
            List<T> things, boolean last, @Nullable Throwable fault) {}

    private final BlockingQueue<Batch<T>> batches = new ArrayBlockingQueue<>(BATCHES);
    private final Thread reader;
    private volatile boolean closed;
    private Batch<T> current = new Batch<>(List.of(), false, null);
    private int position;

    ReadAhead(Iterator<T> source) {
        reader = new Thread(() -> read(source), "csv-read-ahead");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Iterator<T> source) {
        boolean last = false;
        while (!last && !closed) {
            List<T> things = new ArrayList<>(BATCH);
            Throwable fault = null;
            try {
                while (things.size() < BATCH && source.hasNext()) {
                    things.add(source.next());
                }
                last = things.size() < BATCH;
            } catch (RuntimeException | Error e) {
                fault = e;
                last = true;
            }
            last = !hand(new Batch<>(things, last, fault)) || last;
        }
    }

    /** Whether somebody took it. */
    private boolean hand(Batch<T> batch) {
        try {
            while (!closed) {
                if (batches.offer(batch, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    @Override
    public boolean hasNext() {
        while (position == current.things.size()) {
            if (current.fault instanceof Error error) {
                throw error;
            }
            if (current.fault instanceof RuntimeException exception) {
                throw exception;
            }
            if (current.last) {
                return false;
            }
            try {
                current = batches.take();
                position = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The service is ending", e);
            }
        }
        return true;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.things.get(position++);
    }

    /** Returns when nothing is read any more. */
    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
