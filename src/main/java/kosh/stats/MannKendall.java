package kosh.stats;

import java.util.Arrays;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.jspecify.annotations.Nullable;

/**
 * The test for a monotonic trend: Mann (1945), <i>Econometrica</i> 13, 245–259; Kendall (1975), <i>Rank Correlation Methods</i>. Only the
 * order of the times matters.
 *
 * @param s how many pairs rise less how many fall
 * @param variance of S if there is no trend, corrected for ties; 0 for a constant series
 * @param z S moved by 1 towards zero, in standard deviations; 0 if S is 0
 * @param p of the two-sided test, by the normal distribution
 * @param tau Kendall's tau-b; null for a constant series
 */
public record MannKendall(
        long s,
        double variance,
        double z,
        double p,
        @Nullable Double tau) {

    /**
     * Tests a series.
     *
     * @throws UnsuitableSeries if there are fewer than two points
     */
    public static MannKendall of(Series series) {
        series.need(2, "The test of Mann and Kendall");
        long s = s(series);
        double variance = variance(series);
        double z = z(s, variance);
        Double tau = series.isConstant() ? null : new KendallsCorrelation().correlation(series.xs(), series.ys());
        return new MannKendall(s, variance, z, Confidence.pOfZ(z), tau);
    }

    /** With the continuity correction. */
    static double z(long s, double variance) {
        return s == 0 ? 0 : Long.signum(s) * (Math.abs(s) - 1) / Math.sqrt(variance);
    }

    static double variance(Series series) {
        double[] sorted = series.ys().clone();
        Arrays.sort(sorted);
        double variance = term(sorted.length);
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            variance -= term(to - from);
            from = to;
        }
        return variance / 18;
    }

    /** What n values, or n tied ones, add to 18 times the variance; whole as long as n is below 165,000. */
    private static double term(double n) {
        return n * (n - 1) * (2 * n + 5);
    }

    private static long s(Series series) {
        long s = 0;
        for (int i = 0; i < series.size(); i++) {
            for (int j = i + 1; j < series.size(); j++) {
                s += (long) Math.signum(series.y(j) - series.y(i));
            }
        }
        return s;
    }
}
