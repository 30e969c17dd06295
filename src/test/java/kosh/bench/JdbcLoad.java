package kosh.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Asks an engine from this process, by as many threads as the service has connections, each of which asks again when it has its answer. */
record JdbcLoad(Engine engine, Questions questions, AtomicLong next) {

    /**
     * Asks for so many seconds after the warm-up. The clock stops with the last answer, so that one who answers late does not profit; and who
     * answers one question in more than the time is asked that one.
     */
    Summary run(int threads, double warm, double seconds) throws Exception {
        Histogram nanos = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(10), 3);
        long from = System.nanoTime() + (long) (warm * 1e9);
        long until = from + (long) (seconds * 1e9);
        List<Callable<Void>> askers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            askers.add(() -> ask(nanos, from, until));
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (Future<Void> asker : pool.invokeAll(askers)) {
                asker.get();
            }
        } finally {
            pool.shutdown();
        }
        return Summary.of(nanos, (System.nanoTime() - from) / 1e9, Double.NaN, Map.of());
    }

    private Void ask(Histogram nanos, long from, long until) throws Exception {
        try (Engine.Session session = engine.open()) {
            long begin = System.nanoTime();
            while (begin < until) {
                session.ask(questions.get(next.getAndIncrement()));
                long end = System.nanoTime();
                if (end >= from) {
                    nanos.recordValue(end - begin);
                }
                begin = end;
            }
        }
        return null;
    }
}
