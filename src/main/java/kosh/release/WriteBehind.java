package kosh.release;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes in a thread of its own, a few batches behind, so that checking rows and storing them take a processor each. What fails there is
 * thrown at the next row or at the end.
 */
final class WriteBehind implements RowWriter {

    private static final int BATCH = 1000;
    private static final int BATCHES = 8;
    private static final int PATIENCE_MILLIS = 100;
    private static final List<Versioned> END = List.of();

    private final RowWriter writer;
    private final BlockingQueue<List<Versioned>> batches = new ArrayBlockingQueue<>(BATCHES);
    private final Thread thread;
    private List<Versioned> batch = new ArrayList<>(BATCH);
    private volatile @Nullable Throwable failure;

    /** @param writer used by no other thread until this is closed */
    WriteBehind(RowWriter writer) {
        this.writer = writer;
        this.thread = new Thread(this::work, "write-behind");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    private void work() {
        try {
            for (List<Versioned> rows = batches.take(); !rows.isEmpty(); rows = batches.take()) {
                for (Versioned row : rows) {
                    writer.write(row);
                }
            }
        } catch (SQLException | RuntimeException | Error e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = e;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void write(Versioned row) throws SQLException {
        batch.add(row);
        if (batch.size() == BATCH) {
            hand(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    private void hand(List<Versioned> rows) throws SQLException {
        try {
            do {
                throwFailure();
            } while (!batches.offer(rows, PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The service is ending", e);
        }
    }

    private void throwFailure() throws SQLException {
        Throwable thrown = failure;
        if (thrown != null) {
            throw new SQLException(thrown.getMessage(), thrown);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            if (!batch.isEmpty()) {
                hand(batch);
            }
            hand(END);
            thread.join();
            throwFailure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The service is ending", e);
        } finally {
            stop();
            writer.close();
        }
    }

    /** Nobody may use the connection any more when this returns. */
    private void stop() {
        thread.interrupt();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
