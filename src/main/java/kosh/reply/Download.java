package kosh.reply;

import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The body of an answer that is too large to be kept, printed while it is sent.
 *
 * @param printing what was printed already, and prints the rest
 * @param stall how long the client may take nothing
 * @param leave what to do at the end, however it comes
 */
record Download(HttpServerResponse response, Coding coding, Printing printing, Duration stall, Runnable leave) {

    private static final Logger LOG = Logger.getLogger(Download.class);

    /** Sends all of it; if something fails, the connection is broken off, so that nobody takes the part for the whole. */
    void send() {
        try (printing) {
            Outflow out = new Outflow(response, stall);
            OutputStream packed = coding.packing(out);
            printing.rest(packed);
            packed.close();
            out.end();
        } catch (IOException | RuntimeException e) {
            LOG.warnf("A download was broken off: %s", e);
            response.reset();
        } finally {
            leave.run();
        }
    }
}
