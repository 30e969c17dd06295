package kosh.stats;

import org.hipparchus.stat.ranking.NaturalRanking;
import org.jspecify.annotations.Nullable;

/**
 * The test for one change of the level at an unknown time: Pettitt (1979), <i>Applied Statistics</i> 28, 126–135. Only the order of the
 * times matters.
 *
 * @param k the greatest |U(t)|, where U(t) is how many pairs of a value up to t and a later one fall, less how many rise
 * @param lastBefore the time of the last point before the change; the first such time where several are equally good; null if K is 0
 * @param p of the two-sided test, approximately: 2 exp(−6 K² ÷ (n³ + n²)), at most 1
 */
public record Pettitt(long k, @Nullable Double lastBefore, double p) {

    /**
     * Tests a series.
     *
     * @throws UnsuitableSeries if there are fewer than two points
     */
    public static Pettitt of(Series series) {
        double n = series.need(2, "The test of Pettitt").size();
        double[] ranks = new NaturalRanking().rank(series.ys());
        double sum = 0;
        long k = 0;
        Double lastBefore = null;
        for (int i = 0; i < series.size(); i++) {
            sum += 2 * ranks[i] - (n + 1);
            if (Math.abs(sum) > k) {
                k = Math.round(Math.abs(sum));
                lastBefore = series.x(i);
            }
        }
        return new Pettitt(k, lastBefore, Math.min(1, 2 * Math.exp(-6.0 * k * k / (n * n * n + n * n))));
    }
}
