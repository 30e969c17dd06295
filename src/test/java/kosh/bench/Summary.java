package kosh.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What a time of asking came to.
 *
 * @param perSecond answers in a second, of those that were meant
 * @param p50 half of them came within so many milliseconds
 * @param p99 99 in a hundred did
 * @param bytes the length of an answer with its head, on average; NaN of SQL engines
 * @param statuses how often each HTTP status came; SQL engines have none
 */
record Summary(double perSecond, double p50, double p99, double bytes, Map<Integer, Long> statuses) {

    private static final double NANOS = 1e6;

    static Summary of(Histogram nanos, double seconds, double bytes, Map<Integer, Long> statuses) {
        return new Summary(
                nanos.getTotalCount() / seconds,
                nanos.getValueAtPercentile(50) / NANOS,
                nanos.getValueAtPercentile(99) / NANOS,
                bytes,
                new TreeMap<>(statuses));
    }

    /** That with the rate in the middle. */
    static Summary median(List<Summary> summaries) {
        return summaries.stream()
                .sorted(Comparator.comparingDouble(Summary::perSecond))
                .skip((summaries.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    /** As one line, from the process that asked to the one that reports. */
    String line() {
        StringBuilder line =
                new StringBuilder(String.format(Locale.ROOT, "%.3f %.4f %.4f %.1f", perSecond, p50, p99, bytes));
        statuses.forEach(
                (status, count) -> line.append(' ').append(status).append('=').append(count));
        return line.toString();
    }

    static Summary parse(String line) {
        String[] words = line.split(" ");
        Map<Integer, Long> statuses = new TreeMap<>();
        for (int i = 4; i < words.length; i++) {
            String[] status = words[i].split("=");
            statuses.put(Integer.valueOf(status[0]), Long.valueOf(status[1]));
        }
        return new Summary(
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                statuses);
    }
}
