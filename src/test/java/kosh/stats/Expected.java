package kosh.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One case of a file that R wrote (src/test/r/stats): the series that went in, and what came out. Nothing is typed by hand.
 */
record Expected(String name, Map<String, List<Double>> numbers) {

    /** R's own rounding when it wrote 12 digits, and a few operations in another order. */
    static final double TOLERANCE = 1e-9;

    static Stream<Expected> of(String statistic) {
        Map<String, Map<String, List<Double>>> cases = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Expected.class.getResourceAsStream("/r/stats/" + statistic + ".csv")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).skip(1).forEach(line -> {
                String[] fields = line.split(",", -1);
                cases.computeIfAbsent(fields[0], name -> new LinkedHashMap<>())
                        .computeIfAbsent(fields[1], what -> new ArrayList<>())
                        .add(fields[3].equals("NA") ? Double.NaN : Double.parseDouble(fields[3]));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(cases).isNotEmpty();
        return cases.entrySet().stream().map(entry -> new Expected(entry.getKey(), entry.getValue()));
    }

    Series series() {
        return Series.of(all("x"), all("y"));
    }

    double[] all(String what) {
        return numbers.getOrDefault(what, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    double one(String what) {
        return numbers.get(what).get(0);
    }

    /** An NA of R is a null here. */
    void agrees(String what, Double actual) {
        agrees(what, 0, actual, TOLERANCE);
    }

    void agrees(String what, Interval actual) {
        agrees(what, 0, actual == null ? null : actual.low(), TOLERANCE);
        agrees(what, 1, actual == null ? null : actual.high(), TOLERANCE);
    }

    void agreeAll(String what, double... actual) {
        agreeWithin(TOLERANCE, what, actual);
    }

    void agreeWithin(double tolerance, String what, double... actual) {
        assertThat(actual).as(what).hasSize(all(what).length);
        for (int i = 0; i < actual.length; i++) {
            agrees(what, i, actual[i], tolerance);
        }
    }

    /** To the tolerance relative to the number. */
    void agrees(String what, int index, Double actual, double tolerance) {
        double expected = numbers.get(what).get(index);
        if (Double.isNaN(expected)) {
            assertThat(actual).as("%s %s %d", name, what, index).isNull();
            return;
        }
        assertThat(actual).as("%s %s %d", name, what, index).isNotNull();
        assertThat(Math.abs(actual - expected))
                .as("%s %s %d: %s and in R %s", name, what, index, actual, expected)
                .isLessThanOrEqualTo(tolerance * Math.abs(expected));
    }

    @Override
    public String toString() {
        return name;
    }
}
