package kosh.stats;

import java.util.Arrays;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.jspecify.annotations.Nullable;

/**
 * The straight line of least squares, as {@code lm(y ~ x)} of R: Legendre (1805); the inference is that of Student's t (Draper and Smith
 * 1998, <i>Applied Regression Analysis</i>, chapter 1).
 *
 * @param slope in units of y by unit of x
 * @param intercept the value of the line where x is 0
 * @param slopeError the standard error of the slope; null for two points, which leave no degree of freedom
 * @param interceptError the standard error of the intercept; null for two points
 * @param rSquared the share of the variance that the line explains; null if the series is constant
 * @param p of the two-sided test that the slope is zero; null for two points and for a constant series, 0 for an exact line
 * @param interval of the slope; null for two points
 * @param confidence of the interval, between 0 and 1
 */
public record LeastSquares(
        double slope,
        double intercept,
        @Nullable Double slopeError,
        @Nullable Double interceptError,
        @Nullable Double rSquared,
        @Nullable Double p,
        @Nullable Interval interval,
        double confidence) {

    /**
     * The line through the points of a series.
     *
     * @param confidence of the interval of the slope, between 0 and 1
     * @throws UnsuitableSeries if there are fewer than two points
     */
    public static LeastSquares of(Series series, double confidence) {
        return of(series.need(2, "A line of least squares"), confidence, series.isConstant());
    }

    private static LeastSquares of(Series series, double confidence, boolean constant) {
        int n = series.size();
        double middle = StatUtils.mean(series.xs());
        // Years lie far from zero, where slope and intercept can hardly be told apart; around their mean they are
        // independent.
        double[][] rows = Arrays.stream(series.xs())
                .mapToObj(x -> new double[] {x - middle})
                .toArray(double[][]::new);
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(series.ys(), rows);
        double[] line = regression.estimateRegressionParameters();
        double slope = constant ? 0 : line[1];
        double intercept = constant ? series.y(0) : line[0] - slope * middle;
        Double rSquared = constant ? null : rSquared(regression, slope, rows);
        if (n == 2) {
            return new LeastSquares(slope, intercept, null, null, rSquared, null, null, confidence);
        }
        double[] errors = constant ? new double[2] : regression.estimateRegressionParametersStandardErrors();
        return new LeastSquares(
                slope,
                intercept,
                errors[1],
                Math.hypot(errors[0], errors[1] * middle),
                rSquared,
                constant ? null : Confidence.pOfT(slope / errors[1], n - 2),
                Interval.around(slope, Confidence.t(confidence, n - 2) * errors[1]),
                confidence);
    }

    /** By what the line explains: what it leaves, taken from 1, loses the digits of a small share. */
    private static double rSquared(OLSMultipleLinearRegression regression, double slope, double[][] rows) {
        double explained = 0;
        for (double[] row : rows) {
            explained += slope * row[0] * slope * row[0];
        }
        return explained / (explained + regression.calculateResidualSumOfSquares());
    }
}
