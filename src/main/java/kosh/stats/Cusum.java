package kosh.stats;

import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/**
 * The OLS-based CUSUM test for a constant mean: Ploberger and Krämer (1992), <i>Econometrica</i> 60, 271–285; as
 * {@code sctest(efp(y ~ 1, type = "OLS-CUSUM"))} of R's strucchange. Only the order of the times matters.
 *
 * @param statistic the greatest sum of the deviations from the mean up to a point, in standard deviations of the sum of all; 0 for a
 *     constant series
 * @param p the probability that a Brownian bridge goes further; 1 for a statistic below 0.1, as strucchange has it
 */
public record Cusum(double statistic, double p) {

    private static final double LEAST = 0.1;
    private static final int TERMS = 200;

    /**
     * Tests a series.
     *
     * @throws UnsuitableSeries if there are fewer than two points
     */
    public static Cusum of(Series series) {
        double n = series.need(2, "The CUSUM test").size();
        if (series.isConstant()) {
            return new Cusum(0, 1);
        }
        double mean = StatUtils.mean(series.ys());
        double scale = Math.sqrt(StatUtils.variance(series.ys()) * n);
        double sum = 0;
        double greatest = 0;
        for (double y : series.ys()) {
            sum += y - mean;
            greatest = Math.max(greatest, Math.abs(sum));
        }
        return new Cusum(greatest / scale, p(greatest / scale));
    }

    /** The supremum of a Brownian bridge has the distribution of Kolmogorov. */
    private static double p(double statistic) {
        return statistic < LEAST ? 1 : 1 - new KolmogorovSmirnovTest().ksSum(statistic, 1e-20, TERMS);
    }
}
