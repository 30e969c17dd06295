package kosh.bench;

import static kosh.bench.Report.number;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all are asked in turn, each for a short time in each round, so that whatever else the machine does hits all alike. The first of them is
 * the one that the others are compared with.
 */
record Discipline(String title, Map<String, Runner> runners) {

    private static final int CROWD = 16;
    private static final List<Integer> CONNECTIONS = List.of(1, CROWD, 64);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 2);
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "2"));
    private static final double FIRST_WARM_UP = 6;
    /** What is compiled for few who ask is compiled anew for many, on the same two processors. */
    private static final double CROWDED_WARM_UP = 15;

    private static final double WARM_UP = 0.7;
    /** An engine that needs longer for one round of answers is not asked by so many at once. */
    private static final double PATIENCE_MILLIS = 10_000;

    /** One of those who are asked. */
    interface Runner {
        Summary run(int connections, double warm, double seconds) throws Exception;
    }

    /** The median round of each, by connections. */
    Map<Integer, Map<String, Summary>> measure() throws Exception {
        Map<String, Double> alone = new LinkedHashMap<>();
        for (var runner : runners.entrySet()) {
            System.out.printf("%s: warming up %s%n", title, runner.getKey());
            runner.getValue().run(1, FIRST_WARM_UP / 2, 0.1);
            alone.put(
                    runner.getKey(),
                    runner.getValue().run(2, FIRST_WARM_UP / 2, 0.5).p50());
            if (isAskedBy(CROWD, alone.get(runner.getKey()))) {
                runner.getValue().run(CROWD, CROWDED_WARM_UP, 0.1);
            }
        }
        Map<Integer, Map<String, List<Summary>>> rounds = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int connections : CONNECTIONS) {
                for (var runner : runners.entrySet()) {
                    if (isAskedBy(connections, alone.get(runner.getKey()))) {
                        rounds.computeIfAbsent(connections, key -> new LinkedHashMap<>())
                                .computeIfAbsent(runner.getKey(), key -> new ArrayList<>())
                                .add(runner.getValue().run(connections, WARM_UP, SECONDS));
                    }
                }
            }
        }
        Map<Integer, Map<String, Summary>> medians = new TreeMap<>();
        rounds.forEach((connections, all) -> {
            Map<String, Summary> byName = new LinkedHashMap<>();
            all.forEach((name, summaries) -> byName.put(name, Summary.median(summaries)));
            medians.put(connections, byName);
        });
        report(medians);
        return medians;
    }

    private static boolean isAskedBy(int connections, double millisForTwo) {
        return millisForTwo * connections / 2 <= PATIENCE_MILLIS;
    }

    private void report(Map<Integer, Map<String, Summary>> medians) {
        List<List<String>> rows = new ArrayList<>();
        String first = runners.keySet().iterator().next();
        for (int connections : CONNECTIONS) {
            Map<String, Summary> measured = medians.getOrDefault(connections, Map.of());
            for (String name : runners.keySet()) {
                Summary summary = measured.get(name);
                Summary ours = measured.get(first);
                rows.add(
                        summary == null || ours == null
                                ? List.of(name, String.valueOf(connections), "too slow", "", "", "", "", "")
                                : row(name, connections, summary, ours));
            }
        }
        Report.table(
                Report.Part.QUESTIONS,
                title,
                List.of(
                        "who",
                        "connections",
                        "requests/s",
                        "p50 ms",
                        "p99 ms",
                        "bytes",
                        "statuses",
                        first + " is … times that"),
                rows);
    }

    private static List<String> row(String name, int connections, Summary summary, Summary ours) {
        return List.of(
                name,
                String.valueOf(connections),
                number(summary.perSecond()),
                number(summary.p50()),
                number(summary.p99()),
                number(summary.bytes()),
                summary.statuses().isEmpty() ? "" : summary.statuses().toString(),
                ours == summary ? "" : number(ours.perSecond() / summary.perSecond()));
    }
}
