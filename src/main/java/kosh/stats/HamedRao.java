package kosh.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.jspecify.annotations.Nullable;

/**
 * The test of Mann and Kendall with its variance corrected for autocorrelation: Hamed and Rao (1998), <i>J. Hydrology</i> 204, 182–196, as
 * {@code modifiedmk::mmkh} of R does it. The slope of Theil and Sen is taken out, the rests are ranked, and those autocorrelations of
 * the ranks that differ from zero (beyond 1.96 ÷ √n) make the factor.
 *
 * <p>A lag counts points, not years: the formula knows no missing years, so where there are any, take the result for an approximation.
 * Unlike {@code mmkh}, an S of 0 gives a Z of 0.
 *
 * @param factor by which the variance of S is multiplied, n ÷ n*; below 1 if neighbours tend to differ, and even below 0 in short series
 * @param lags those whose autocorrelation counted
 * @param variance of S, corrected; null if the factor is not above 0
 * @param z as of {@link MannKendall}; null if the factor is not above 0
 * @param p of the two-sided test; null if the factor is not above 0
 */
public record HamedRao(
        double factor,
        List<Integer> lags,
        @Nullable Double variance,
        @Nullable Double z,
        @Nullable Double p) {

    private static final double CONFIDENCE = 0.95;

    public HamedRao {
        lags = List.copyOf(lags);
    }

    /**
     * Tests a series.
     *
     * @throws UnsuitableSeries if there are fewer than three points
     */
    public static HamedRao of(Series series) {
        double n = series.need(3, "The correction of Hamed and Rao").size();
        double[] r = autocorrelations(ranksOfRests(series));
        double bound = Confidence.z(CONFIDENCE) / Math.sqrt(n);
        List<Integer> lags = IntStream.range(1, series.size())
                .filter(lag -> Math.abs(r[lag]) > bound)
                .boxed()
                .toList();
        double sum = lags.stream()
                .mapToDouble(lag -> (n - lag) * (n - lag - 1) * (n - lag - 2) * r[lag])
                .sum();
        return of(MannKendall.of(series), 1 + 2 / (n * (n - 1) * (n - 2)) * sum, lags);
    }

    private static HamedRao of(MannKendall test, double factor, List<Integer> lags) {
        if (factor <= 0) {
            return new HamedRao(factor, lags, null, null, null);
        }
        double variance = test.variance() * factor;
        double z = MannKendall.z(test.s(), variance);
        return new HamedRao(factor, lags, variance, z, Confidence.pOfZ(z));
    }

    /**
     * Two rests are tied whenever the median is the slope of a pair, but only up to rounding. Times are counted from 1, as mmkh does, so
     * that rounding parts the same ties there and here.
     */
    private static double[] ranksOfRests(Series series) {
        double slope = TheilSen.slope(series);
        double[] rests = new double[series.size()];
        Arrays.setAll(rests, i -> series.y(i) - slope * (series.x(i) - series.x(0) + 1));
        return new NaturalRanking().rank(rests);
    }

    /** By lag, as {@code acf} of R: each sum is divided by n. All are 0 where nothing varies, so that nothing is corrected. */
    private static double[] autocorrelations(double[] values) {
        int n = values.length;
        double mean = StatUtils.mean(values);
        double[] r = new double[n];
        for (int lag = 0; lag < n; lag++) {
            for (int i = lag; i < n; i++) {
                r[lag] += (values[i] - mean) * (values[i - lag] - mean);
            }
        }
        double whole = r[0];
        Arrays.setAll(r, lag -> whole == 0 ? 0 : r[lag] / whole);
        return r;
    }
}
