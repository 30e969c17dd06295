package kosh.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The median of the slopes of all pairs of points: Theil (1950), <i>Proc. Kon. Ned. Akad. Wetensch.</i> A 53; its interval: Sen (1968),
 * <i>J. Amer. Statist. Assoc.</i> 63, 1379–1389.
 *
 * <p>The ranks of the ends of the interval follow {@code trend::sens.slope} of R: with k slopes in ascending order, counted from 1, and C
 * the normal quantile times the square root of Kendall's variance with ties, the ends are the slopes of the ranks round((k − C) / 2) and
 * round((k + C) / 2 + 1), halves being rounded to the even number.
 *
 * @param slope in units of y by unit of x
 * @param intercept the median of y − slope · x
 * @param interval of the slope; null if a rank falls outside 1 to k: the points are then too few to bound the slope on both sides
 * @param confidence of the interval, between 0 and 1
 */
public record TheilSen(
        double slope, double intercept, @Nullable Interval interval, double confidence) {

    /**
     * Memory and time grow with the square of the number of points.
     *
     * @throws UnsuitableSeries if there are fewer than two points
     */
    public static TheilSen of(Series series, double confidence) {
        double[] slopes = slopes(series.need(2, "A slope of Theil and Sen"), series);
        double slope = median(slopes);
        return new TheilSen(slope, intercept(series, slope), interval(series, slopes, confidence), confidence);
    }

    /** The slope alone. */
    static double slope(Series series) {
        return median(slopes(series, series));
    }

    /** The mean of the two in the middle, as in R; the library's steps from one to the other, which rounds otherwise. */
    static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The slopes of all pairs, ascending; the earlier and the later point of a pair may have their values from different series. */
    static double[] slopes(Series earlier, Series later) {
        int n = earlier.size();
        double[] slopes = new double[Math.toIntExact((long) n * (n - 1) / 2)];
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[k++] = (later.y(j) - earlier.y(i)) / (later.x(j) - earlier.x(i));
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    private static double intercept(Series series, double slope) {
        double[] rests = new double[series.size()];
        Arrays.setAll(rests, i -> series.y(i) - slope * series.x(i));
        Arrays.sort(rests);
        return median(rests);
    }

    private static @Nullable Interval interval(Series series, double[] sorted, double confidence) {
        int k = sorted.length;
        double c = Confidence.z(confidence) * Math.sqrt(MannKendall.variance(series));
        int low = (int) Math.rint((k - c) / 2);
        int high = (int) Math.rint((k + c) / 2 + 1);
        return low < 1 || high > k ? null : new Interval(sorted[low - 1], sorted[high - 1]);
    }
}
