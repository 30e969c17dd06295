package kosh.bench;

import static kosh.bench.Report.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kosh.Application;

/** All engines with the cells of one size. */
final class Contest implements AutoCloseable {

    /** The head of {@link #growth()}. */
    static final List<String> GROWTH = List.of(
            "cells",
            "import until it answers, s",
            "cells/s",
            "resident, MB",
            "live heap, MB",
            "by origin, p50 ms",
            "by destination, p50 ms",
            "over all, p50 ms",
            "repeats, p50 ms");

    private static final String CEILING = "fixed buffer of 1 KB";
    private static final String REPEATS = "A dashboard's repeats: 300 addresses by Zipf's law";
    private static final int COMPARED = 50;
    private static final long COMPARED_FOR = TimeUnit.SECONDS.toNanos(5);
    /** More than any service answers in a second here, so that no question comes twice in a run. */
    private static final Map<Kind, Integer> PER_SECOND =
            Map.of(Kind.ORIGIN, 40_000, Kind.DESTINATION, 40_000, Kind.ALL, 6_000);

    private static final int DASHBOARD = 300;
    private static final int REPEATED = 50_000;
    private static final int CROWD = 256;
    private static final double OVERLOAD_SECONDS = 8;

    private final Cells cells;
    private final Path directory;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<Engine> others = new ArrayList<>();
    private final Map<Kind, Questions> questions = new EnumMap<>(Kind.class);
    private final Map<Kind, AtomicLong> asked = new EnumMap<>(Kind.class);
    private final Map<String, Map<Integer, Map<String, Summary>>> results = new LinkedHashMap<>();
    private final Service service;
    private final int ceiling;
    private final double loadSeconds;
    private final Path targets;

    Contest(Cells cells, Path parent) throws Exception {
        this.cells = cells;
        this.directory = Files.createDirectories(parent.resolve("cells-" + cells.count()));
        this.targets = directory.resolve("targets");
        for (Kind kind : Kind.values()) {
            questions.put(kind, kind.questions(cells));
            asked.put(kind, new AtomicLong());
        }
        EmbeddedPostgres record = opened(EmbeddedPostgres.start());
        service = opened(Service.start(
                Application.POSTGRESQL,
                directory,
                Map.of(
                        "KOSH_DB_URL",
                        record.getJdbcUrl("postgres", "postgres"),
                        "QUARKUS_DATASOURCE_USERNAME",
                        "postgres")));
        Path file = directory.resolve("cells.csv");
        cells.write(file);
        long begin = System.nanoTime();
        service.commit(file, cells);
        loadSeconds = (System.nanoTime() - begin) / 1e9;
        Files.delete(file);
        others.add(opened(SqlEngine.duckDb(cells)));
        others.add(opened(SqlEngine.postgreSql(cells)));
        others.add(opened(SqlEngine.h2(cells, directory)));
        ceiling = fixedBuffer(1024);
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private int fixedBuffer(int bytes) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process = JavaProcess.start(
                Ceiling.class, List.of("-Xmx" + Service.HEAP), List.of(String.valueOf(port), String.valueOf(bytes)));
        opened(process::destroy);
        process.getInputStream().read();
        return port;
    }

    /** All engines must say the same before anything is timed. */
    void compareAnswers() throws Exception {
        int fewest = COMPARED;
        try (Engine.Session ours = service.open()) {
            for (Engine other : others) {
                try (Engine.Session theirs = other.open()) {
                    for (Kind kind : Kind.values()) {
                        fewest = Math.min(fewest, compare(questions.get(kind), ours, theirs));
                    }
                }
            }
        }
        Report.text(
                Report.Part.QUESTIONS,
                "### %,d cells%n%nBefore they were timed, %s, %s gave the same numbers to %d random questions of each kind, those that answer slowly to %d at least.",
                cells.count(),
                service.name(),
                String.join(", ", others.stream().map(Engine::name).toList()),
                COMPARED,
                fewest);
    }

    private static int compare(Questions questions, Engine.Session ours, Engine.Session theirs) throws Exception {
        long until = System.nanoTime() + COMPARED_FOR;
        int compared = 0;
        while (compared < COMPARED && (compared == 0 || System.nanoTime() < until)) {
            Question question = questions.get(questions.size() - 1 - compared++);
            assertThat(ours.ask(question)).as(question.address()).isNotEmpty().isEqualTo(theirs.ask(question));
        }
        return compared;
    }

    void measure() throws Exception {
        for (Kind kind : Kind.values()) {
            Map<String, Discipline.Runner> runners = new LinkedHashMap<>();
            runners.put(
                    service.name(),
                    (connections, warm, seconds) ->
                            overHttp(service.port(), fresh(kind, warm + seconds), connections, warm, seconds));
            runners.put(
                    CEILING,
                    (connections, warm, seconds) -> overHttp(ceiling, fresh(kind, 1), connections, warm, seconds));
            for (Engine other : others) {
                runners.put(other.name(), new JdbcLoad(other, questions.get(kind), asked.get(kind))::run);
            }
            run(kind.title(), runners);
        }
        List<String> addresses = dashboard();
        compete(REPEATS, addresses);
        List<String> tagged = new ArrayList<>();
        for (String address : addresses) {
            tagged.add(address + "\t" + service.tag(address));
        }
        compete("The same with If-None-Match: 304", tagged);
    }

    private void compete(String title, List<String> addresses) throws Exception {
        Map<String, Discipline.Runner> runners = new LinkedHashMap<>();
        runners.put(
                service.name(),
                (connections, warm, seconds) -> overHttp(service.port(), zipf(addresses), connections, warm, seconds));
        runners.put(
                CEILING,
                (connections, warm, seconds) -> overHttp(ceiling, zipf(addresses), connections, warm, seconds));
        run(title, runners);
    }

    private void run(String title, Map<String, Discipline.Runner> runners) throws Exception {
        String name = String.format(Locale.ROOT, "%s, %,d cells", title, cells.count());
        results.put(title, new Discipline(name, runners).measure());
    }

    private Summary overHttp(int port, Stream<String> addresses, int connections, double warm, double seconds)
            throws IOException {
        return overHttp(port, addresses, connections, warm, seconds, 0);
    }

    private Summary overHttp(
            int port, Stream<String> addresses, int connections, double warm, double seconds, double perSecond)
            throws IOException {
        Files.write(targets, (Iterable<String>) addresses::iterator);
        return HttpLoad.inOwnProcess(port, targets, connections, warm, seconds, perSecond);
    }

    /** Questions that nobody asked before, enough for so many seconds. */
    private Stream<String> fresh(Kind kind, double seconds) {
        int count = (int) (PER_SECOND.get(kind) * seconds);
        long from = asked.get(kind).getAndAdd(count);
        return LongStream.range(from, from + count)
                .mapToObj(number -> questions.get(kind).get(number).address());
    }

    private List<String> dashboard() {
        return Stream.of(Kind.ORIGIN, Kind.DESTINATION)
                .flatMap(kind -> LongStream.range(0, DASHBOARD / 2)
                        .mapToObj(i -> questions.get(kind).get(i).address()))
                .toList();
    }

    /** The i-th of them comes 1/i as often as the first. */
    private static Stream<String> zipf(List<String> addresses) {
        double[] until = new double[addresses.size()];
        double sum = 0;
        for (int i = 0; i < until.length; i++) {
            sum += 1.0 / (i + 1);
            until[i] = sum;
        }
        double all = sum;
        return new Random(1991).doubles(REPEATED).mapToObj(random -> {
            int found = java.util.Arrays.binarySearch(until, random * all);
            return addresses.get(found < 0 ? -found - 1 : found);
        });
    }

    /** What the size costs; to be asked when all is measured. */
    List<String> growth() throws IOException {
        return List.of(
                String.format(Locale.ROOT, "%,d", cells.count()),
                number(loadSeconds),
                number(cells.count() / loadSeconds),
                number(JavaProcess.residentMegabytes(service.pid())),
                number(JavaProcess.liveHeapMegabytes(service.pid())),
                number(ours(Kind.ORIGIN.title(), 1).p50()),
                number(ours(Kind.DESTINATION.title(), 1).p50()),
                number(ours(Kind.ALL.title(), 1).p50()),
                number(ours(REPEATS, 1).p50()));
    }

    private Summary ours(String title, int connections) {
        return results.get(title).get(connections).get(service.name());
    }

    /** Half of the most that it answered, and twice that, at a steady rate that does not wait. */
    void overload() throws Exception {
        double capacity = results.get(Kind.ALL.title()).values().stream()
                .flatMap(byName -> Stream.ofNullable(byName.get(service.name())))
                .mapToDouble(Summary::perSecond)
                .max()
                .orElseThrow();
        List<List<String>> rows = new ArrayList<>();
        for (double load : new double[] {0.5, 2}) {
            double perSecond = capacity * load;
            Summary summary = overHttp(
                    service.port(),
                    fresh(Kind.ALL, OVERLOAD_SECONDS + 2).limit((long) (perSecond * (OVERLOAD_SECONDS + 2)) + 1),
                    CROWD,
                    2,
                    OVERLOAD_SECONDS,
                    perSecond);
            rows.add(List.of(
                    number(load),
                    number(perSecond),
                    number(summary.perSecond()),
                    number(summary.p50()),
                    number(summary.p99()),
                    summary.statuses().toString()));
        }
        Report.table(
                Report.Part.OVERLOAD,
                String.format(Locale.ROOT, "%s, %,d cells, %d connections", Kind.ALL.title(), cells.count(), CROWD),
                List.of(
                        "load, of what it can",
                        "offered/s",
                        "answered/s",
                        "p50 ms",
                        "p99 ms of those answered",
                        "statuses"),
                rows);
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
