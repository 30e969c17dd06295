package kosh.survival;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long all curves and the test of three groups take on many episodes; not run by itself. Writes the episodes for R to do the same:
 *
 * <pre>mvn -Dtest=SurvivalBench -Dsurvival.rows=500000 test; src/test/r/survival/bench target/survival-bench.csv</pre>
 */
@Tag("bench")
class SurvivalBench {

    private static final int ROWS = Integer.getInteger("survival.rows", 500_000);
    private static final int ROUNDS = 60;

    @Test
    void printsMilliseconds() throws IOException {
        long start = System.nanoTime();
        Durations durations = durations();
        System.out.printf("%,d episodes, made, written and built once in %.1f ms%n", ROWS, millis(start));
        double[] all = new double[ROUNDS];
        double[] counting = new double[ROUNDS];
        double[] curves = new double[ROUNDS];
        double sink = 0;
        for (int round = 0; round < ROUNDS; round++) {
            start = System.nanoTime();
            List<Cohort> cohorts = durations.cohorts();
            counting[round] = millis(start);
            long counted = System.nanoTime();
            for (Cohort cohort : cohorts) {
                sink += KaplanMeier.of(cohort).survival(cohort.size() - 1);
                sink += AalenJohansen.of(cohort).probability(cohort.size() - 1, Outcome.CITIZEN);
            }
            curves[round] = millis(counted);
            sink += LogRank.of(cohorts).chiSquare().get();
            all[round] = millis(start);
        }
        System.out.printf("first round %.1f ms%n", all[0]);
        Arrays.sort(all);
        Arrays.sort(counting);
        Arrays.sort(curves);
        System.out.printf(
                "median %.2f ms, of which counting %.2f ms and the curves %.2f ms; slowest %.1f ms (%s)%n",
                all[ROUNDS / 2], counting[ROUNDS / 2], curves[ROUNDS / 2], all[ROUNDS - 1], sink);
    }

    private static Durations durations() throws IOException {
        Random random = new Random(1991);
        Outcome[] outcomes = Outcome.values();
        Durations.Builder builder = Durations.builder(3);
        try (BufferedWriter file = Files.newBufferedWriter(Path.of("target/survival-bench.csv"))) {
            file.write("days,outcome,persons,group\n");
            for (int i = 0; i < ROWS; i++) {
                int group = i % 3;
                int days = (int) Math.min((700 + 200 * group) * -Math.log(1 - random.nextDouble()), 3650);
                Outcome outcome = outcomes[random.nextInt(outcomes.length)];
                int persons = 1 + random.nextInt(5);
                builder.add(days, outcome, persons, group);
                file.write(days + "," + outcome + "," + persons + "," + group + "\n");
            }
        }
        return builder.build();
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }
}
