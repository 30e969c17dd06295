package kosh.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import kosh.problem.Deadline;
import kosh.problem.Problem;
import kosh.table.Format;
import kosh.table.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Large answers over real connections: whole, broken off, and to clients that are slow or gone. */
class DownloadTest {

    private static final String TEXT = "x".repeat(1000);
    private static final int SMALL = 10_000;
    private static final Head HEAD =
            new Head("W/\"1\"", Instant.EPOCH, "public", "/v1/x.csv", Format.CSV.contentType(), "en");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong printed = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch left = new CountDownLatch(1);
    private HttpServer server;
    private Stream<List<Object>> rows;
    private Coding coding = Coding.IDENTITY;

    @BeforeEach
    void start() throws Exception {
        server = vertx.createHttpServer().requestHandler(request -> new Thread(() -> answer(request)).start());
        server.listen(0).toCompletionStage().toCompletableFuture().get();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private void answer(HttpServerRequest request) {
        Table table = Table.array(
                List.of("n", "text"),
                rows.peek(row -> printed.incrementAndGet()).onClose(() -> closed.set(true)));
        Printing printing = new Printing(Format.CSV, SMALL, HEAD);
        assertThat(printing.whole(table)).isNull();
        coding.write(request.response()::putHeader);
        new Download(request.response(), coding, printing, Duration.ofSeconds(1), left::countDown).send();
    }

    private static Stream<List<Object>> count(long most) {
        return Stream.iterate(0L, n -> n + 1).limit(most).map(n -> List.of(n, TEXT));
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort()))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private void awaitTheEnd() throws InterruptedException {
        assertThat(left.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(closed).isTrue();
    }

    @Test
    void allRowsArrive() throws Exception {
        rows = count(20_000);

        String body = HttpClient.newHttpClient()
                .send(request(), BodyHandlers.ofString())
                .body();

        assertThat(body.lines()).hasSize(20_001).endsWith("19999," + TEXT);
        awaitTheEnd();
    }

    @Test
    void allRowsArrivePacked() throws Exception {
        rows = count(20_000);
        coding = Coding.GZIP;

        byte[] body = HttpClient.newHttpClient()
                .send(request(), BodyHandlers.ofByteArray())
                .body();

        String text =
                new String(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(20_001).endsWith("19999," + TEXT);
    }

    @Test
    void aDownloadThatFailsIsABrokenTransfer() throws Exception {
        rows = Stream.concat(count(20_000), Stream.of(1).map(n -> {
            throw new IllegalStateException("The database is gone");
        }));

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        awaitTheEnd();
    }

    @Test
    void aClientThatReadsNothingHoldsLittleAndNotForEver() throws Exception {
        rows = count(Long.MAX_VALUE);
        try (Socket socket = new Socket("localhost", server.actualPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            awaitTheEnd();
            long taken = printed.get();
            byte[] all = socket.getInputStream().readAllBytes();

            // What lies in the buffers of the two connections, and no more.
            assertThat(taken).isLessThan(50_000);
            assertThat(new String(all, StandardCharsets.US_ASCII)).doesNotEndWith("\r\n0\r\n\r\n");
        } catch (IOException e) {
            // The connection was reset: broken off as well.
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void aClientThatGoesAwayFreesWhatItHeld() throws Exception {
        rows = count(Long.MAX_VALUE);
        try (Socket socket = new Socket("localhost", server.actualPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(in.readNBytes(100_000)).hasSize(100_000);
        }
        awaitTheEnd();
    }

    @Test
    void anAnswerIsGivenUpWhenItsTimeIsOver() {
        Table endless = Table.array(List.of("n", "text"), count(Long.MAX_VALUE).onClose(() -> closed.set(true)));
        Printing printing = new Printing(Format.CSV, Integer.MAX_VALUE - 1000, HEAD);

        assertThatThrownBy(() -> Deadline.in(Duration.ofMillis(100)).during(() -> printing.whole(endless)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("0.1 seconds");
        assertThat(closed).isTrue();
    }
}
