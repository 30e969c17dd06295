package kosh.stats;

import java.util.Arrays;
import org.hipparchus.stat.StatUtils;

/**
 * How far slopes depend on values that are known only to lie between two bounds.
 *
 * @param leastSquares all slopes that the line of least squares can have: exact, since that slope is linear in each value, and so is least
 *     and greatest at corners of the box
 * @param theilSen bounds of the slope of Theil and Sen: it lies in them for all values within theirs, but need not reach them. They are the
 *     medians of the least and of the greatest slope of each pair. A median never falls when one of its numbers rises, so they hold; but
 *     the pairs of one point may want its value high for one partner and low for another, so no values may give them all at once
 */
public record Sensitivity(Interval leastSquares, Interval theilSen) {

    private static final double ANY_CONFIDENCE = 0.95;

    /**
     * The slopes that are possible.
     *
     * @param x the times, ascending
     * @param low the least value at each time
     * @param high the greatest, not below the least
     * @throws UnsuitableSeries if there are fewer than two points
     * @throws IllegalArgumentException if a low is above its high, or as {@link Series#of}
     */
    public static Sensitivity of(double[] x, double[] low, double[] high) {
        return of(Series.of(x, low).need(2, "The sensitivity of a slope"), Series.of(x, high));
    }

    private static Sensitivity of(Series low, Series high) {
        for (int i = 0; i < low.size(); i++) {
            if (low.y(i) > high.y(i)) {
                throw new IllegalArgumentException("At " + low.x(i) + " low is " + low.y(i) + " and high " + high.y(i));
            }
        }
        return new Sensitivity(
                Interval.between(steepest(high, low), steepest(low, high)),
                Interval.between(median(high, low), median(low, high)));
    }

    /** The slope with one value before the mean of the times and the other after it. */
    private static double steepest(Series before, Series after) {
        double middle = StatUtils.mean(before.xs());
        double[] y = new double[before.size()];
        Arrays.setAll(y, i -> before.x(i) < middle ? before.y(i) : after.y(i));
        return LeastSquares.of(Series.of(before.xs(), y), ANY_CONFIDENCE).slope();
    }

    /** The median of the slopes with one value for the earlier point of each pair and the other for the later. */
    private static double median(Series earlier, Series later) {
        return TheilSen.median(TheilSen.slopes(earlier, later));
    }
}
