package kosh.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A process that asks over HTTP and costs little, since it shares the processors with what it measures: one thread, keep-alive connections,
 * requests made beforehand, of an answer only the status and the end are looked for. Closed: each connection asks again when it has its answer.
 * Open: requests are due at a steady rate whatever becomes of those before, and their time runs from when they were due.
 */
final class HttpLoad {

    private static final long GRACE = TimeUnit.SECONDS.toNanos(30);

    private final Selector selector = Selector.open();
    private final Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final ArrayDeque<HttpExchange> idle = new ArrayDeque<>();
    private final List<byte[]> requests;
    private int next;
    private int busy;
    private long answers;
    private long bytes;
    private long measuredFrom;
    private long measuredUntil;
    private long last;

    private HttpLoad(List<byte[]> requests) throws IOException {
        this.requests = requests;
    }

    /**
     * @param arguments the port, a file with a request target and, after a tab, an entity tag if it has one, on each line;
     *     connections; seconds to warm up and to measure; requests in a second, or 0 for a closed loop
     */
    public static void main(String... arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        HttpLoad load = new HttpLoad(Files.readAllLines(Path.of(arguments[1])).stream()
                .map(HttpLoad::request)
                .toList());
        load.connect(port, Integer.parseInt(arguments[2]));
        double warm = Double.parseDouble(arguments[3]);
        double seconds = Double.parseDouble(arguments[4]);
        load.run(warm, seconds, Double.parseDouble(arguments[5]));
        double measured = (Math.max(load.last, load.measuredUntil) - load.measuredFrom) / 1e9;
        System.out.println(Summary.of(load.nanos, measured, (double) load.bytes / load.answers, load.statuses)
                .line());
    }

    /** Runs it in a process of its own, with such arguments. */
    static Summary inOwnProcess(int port, Path targets, int connections, double warm, double seconds, double perSecond)
            throws IOException {
        Process process = JavaProcess.start(
                HttpLoad.class,
                List.of("-Xmx1g", "-XX:+UseSerialGC"),
                List.of(
                        String.valueOf(port),
                        targets.toString(),
                        String.valueOf(connections),
                        String.valueOf(warm),
                        String.valueOf(seconds),
                        String.valueOf(perSecond)));
        try {
            return Summary.parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        } finally {
            process.destroy();
        }
    }

    private static byte[] request(String line) {
        String[] parts = line.split("\t");
        String condition = parts.length > 1 ? "If-None-Match: " + parts[1] + "\r\n" : "";
        return ("GET " + parts[0] + " HTTP/1.1\r\nHost: localhost\r\n" + condition + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void connect(int port, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            HttpExchange exchange = new HttpExchange(channel);
            channel.register(selector, SelectionKey.OP_READ, exchange);
            idle.add(exchange);
        }
    }

    private void run(double warm, double seconds, double rate) throws IOException {
        long begin = System.nanoTime();
        measuredFrom = begin + (long) (warm * 1e9);
        measuredUntil = measuredFrom + (long) (seconds * 1e9);
        long interval = rate == 0 ? 0 : (long) (1e9 / rate);
        long due = begin;
        long now = begin;
        while (now < measuredUntil || busy > 0 && now < measuredUntil + GRACE) {
            while (!idle.isEmpty() && due <= now && now < measuredUntil) {
                send(idle.poll(), rate == 0 ? now : due);
                due += interval;
            }
            selector.select(this::ready, rate == 0 ? 100 : 1);
            now = System.nanoTime();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
    }

    private void send(HttpExchange exchange, long due) throws IOException {
        exchange.send(requests.get(next), due);
        next = next + 1 == requests.size() ? 0 : next + 1;
        busy++;
    }

    private void ready(SelectionKey key) {
        HttpExchange exchange = (HttpExchange) key.attachment();
        try {
            if (exchange.receive()) {
                busy--;
                idle.add(exchange);
                answers++;
                bytes += exchange.bytes();
                count(exchange.status(), exchange.due(), System.nanoTime());
            }
        } catch (IOException e) {
            key.cancel();
            busy--;
            count(0, exchange.due(), System.nanoTime());
        }
    }

    /**
     * Answers count from the end of the warm-up to the last, even if that comes when nothing is asked any more: of slow answers none might come
     * within the time. Only those that hold one are timed.
     */
    private void count(int status, long due, long now) {
        if (now >= measuredFrom) {
            last = now;
            statuses.merge(status, 1L, Long::sum);
            if (status == 200 || status == 304) {
                nanos.recordValue(now - due);
            }
        }
    }
}
