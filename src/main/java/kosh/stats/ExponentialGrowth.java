package kosh.stats;

import org.jspecify.annotations.Nullable;

/**
 * Growth at a constant rate: the line of least squares through the logarithms, {@code lm(log(y) ~ x)} of R, where e to the power of the
 * slope, less 1, is the rate.
 *
 * @param rate by unit of x, as a fraction: 0.02 is 2% a year
 * @param rSquared of the line through the logarithms; null if the series is constant
 * @param p of the two-sided test that the rate is zero; null for two points and for a constant series
 * @param interval of the rate; null for two points, and if its end is greater than any number
 * @param confidence of the interval, between 0 and 1
 */
public record ExponentialGrowth(
        double rate,
        @Nullable Double rSquared,
        @Nullable Double p,
        @Nullable Interval interval,
        double confidence) {

    private static final String NAME = "A growth rate";

    /**
     * The growth of a series.
     *
     * @throws UnsuitableSeries if there are fewer than two points, or a value is not above zero
     */
    public static ExponentialGrowth of(Series series, double confidence) {
        series.need(2, NAME);
        for (int i = 0; i < series.size(); i++) {
            if (series.y(i) <= 0) {
                throw UnsuitableSeries.notPositive(NAME, series.x(i), series.y(i));
            }
        }
        LeastSquares line = LeastSquares.of(series.map(Math::log), confidence);
        double rate = Math.expm1(line.slope());
        if (Double.isInfinite(rate)) {
            throw UnsuitableSeries.beyondNumbers(NAME);
        }
        return new ExponentialGrowth(rate, line.rSquared(), line.p(), interval(line.interval()), confidence);
    }

    private static @Nullable Interval interval(@Nullable Interval slopes) {
        if (slopes == null || Double.isInfinite(Math.expm1(slopes.high()))) {
            return null;
        }
        return new Interval(Math.expm1(slopes.low()), Math.expm1(slopes.high()));
    }
}
