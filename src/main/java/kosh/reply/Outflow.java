package kosh.reply;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * The body of a response whose length nobody knows, written from a thread that may wait: no more is in memory than the client's connection takes.
 * It ends by {@link #end}, and else not at all, so that a body that broke off never looks whole.
 */
final class Outflow extends OutputStream {

    private static final int CHUNK = 1 << 15;
    private static final long LOOK_AGAIN_MILLIS = 250;

    private final HttpServerResponse response;
    private final Duration stall;
    private Buffer chunk = Buffer.buffer(CHUNK);

    /** @param stall how long the client may take nothing */
    Outflow(HttpServerResponse response, Duration stall) {
        this.response = response;
        this.stall = stall;
        response.setChunked(true);
        response.drainHandler(drained -> {
            synchronized (this) {
                notifyAll();
            }
        });
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        chunk.appendBytes(bytes, offset, length);
        if (chunk.length() >= CHUNK) {
            send();
        }
    }

    private void send() throws IOException {
        awaitRoom();
        response.write(chunk);
        chunk = Buffer.buffer(CHUNK);
    }

    private synchronized void awaitRoom() throws IOException {
        long end = System.nanoTime() + stall.toNanos();
        while (!response.closed() && response.writeQueueFull()) {
            if (System.nanoTime() > end) {
                throw new IOException("The client took nothing for " + stall.toSeconds() + " seconds");
            }
            try {
                wait(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The service ends");
            }
        }
        if (response.closed()) {
            throw new IOException("The client is gone");
        }
    }

    /** Sends what is left, and the mark that nothing follows. */
    void end() throws IOException {
        send();
        response.end();
    }
}
