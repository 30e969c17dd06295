package kosh.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Breaks of the mean: Bai and Perron (1998), <i>Econometrica</i> 66, 47–78, and (2003), <i>J. Appl. Econometrics</i> 18, 1–22; as
 * {@code breakpoints(y ~ 1)} of R's strucchange. For each number of breaks the segments with the least sum of squares are found exactly;
 * the number is the one with the least BIC, of equals the smaller. Only the order of the times matters.
 *
 * @param segments the spans of equal mean, in order; a single one if there is no break
 * @param leastLength how many points a segment has at least: 15% of all, rounded down, but not fewer than 2
 * @param partitions the best partition for each number of breaks, from 0 to ceil(n ÷ leastLength) − 2, which is where strucchange stops
 */
public record Breaks(List<Segment> segments, int leastLength, List<Partition> partitions) {

    public static final int LEAST_POINTS = 5;

    private static final double SHARE = 0.15;

    /**
     * A span of equal mean.
     *
     * @param from the time of its first point
     * @param to the time of its last
     * @param points how many it has
     * @param mean of its values
     */
    public record Segment(double from, double to, int points, double mean) {}

    /**
     * The best partition with some number of breaks.
     *
     * @param breaks the number of breaks
     * @param sumOfSquares of the deviations from the mean of each segment
     * @param bic as strucchange counts: each segment has a mean and a break, or the variance; null if the sum is 0, which fits best of all
     */
    public record Partition(
            int breaks, double sumOfSquares, @Nullable Double bic) {

        private static Partition of(int points, int breaks, double sumOfSquares) {
            double twiceLogLikelihood = -points * (Math.log(sumOfSquares / points) + 1 + Math.log(2 * Math.PI));
            return new Partition(
                    breaks,
                    sumOfSquares,
                    sumOfSquares == 0 ? null : 2 * (breaks + 1) * Math.log(points) - twiceLogLikelihood);
        }

        private double rank() {
            return bic == null ? Double.NEGATIVE_INFINITY : bic;
        }
    }

    public Breaks {
        segments = List.copyOf(segments);
        partitions = List.copyOf(partitions);
    }

    /**
     * Time grows with the square of the number of points, memory too.
     *
     * @throws UnsuitableSeries if there are fewer than five points, which leave no room for a break
     */
    public static Breaks of(Series series) {
        int n = series.need(LEAST_POINTS, "A search for breaks").size();
        int leastLength = Math.max(2, (int) Math.floor(SHARE * n));
        int most = (n + leastLength - 1) / leastLength - 2;
        Segmentation segmentation = new Segmentation(series.ys(), leastLength, most);
        List<Partition> partitions = IntStream.rangeClosed(0, most)
                .mapToObj(breaks -> Partition.of(n, breaks, segmentation.sumOfSquares(breaks)))
                .toList();
        int breaks = partitions.stream()
                .min(Comparator.comparingDouble(Partition::rank))
                .orElseThrow()
                .breaks();
        return new Breaks(segments(series, segmentation.ends(breaks)), leastLength, partitions);
    }

    /** The times of the last points before each break. */
    public List<Double> lastBefore() {
        return segments.subList(0, segments.size() - 1).stream()
                .map(Segment::to)
                .toList();
    }

    private static List<Segment> segments(Series series, int[] ends) {
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            double mean =
                    IntStream.range(from, end).mapToDouble(series::y).average().orElseThrow();
            segments.add(new Segment(series.x(from), series.x(end - 1), end - from, mean));
            from = end;
        }
        return segments;
    }
}
