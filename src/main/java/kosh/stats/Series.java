package kosh.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Values at ascending times, as years. Times may be missing: they are then simply not there.
 */
public final class Series {

    /** Greater numbers would overflow when their squares are added. */
    private static final double GREATEST = 1e60;

    private final double[] x;
    private final double[] y;

    private Series(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /**
     * A series of points.
     *
     * @param x the times, each greater than the one before
     * @param y a value for each time
     * @throws IllegalArgumentException if the times do not ascend, the lengths differ, or a number is not finite or beyond 1e60
     */
    public static Series of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " times and " + y.length + " values");
        }
        for (int i = 0; i < x.length; i++) {
            if (!(Math.abs(x[i]) <= GREATEST) || !(Math.abs(y[i]) <= GREATEST)) {
                throw new IllegalArgumentException("The point " + x[i] + ", " + y[i] + " is beyond " + GREATEST);
            }
            if (i > 0 && x[i] <= x[i - 1]) {
                throw new IllegalArgumentException("The time " + x[i] + " follows " + x[i - 1]);
            }
        }
        return new Series(
                x.clone(), Arrays.stream(y).map(Series::withoutNegativeZero).toArray());
    }

    /** The library ranks -0.0 below 0.0. */
    private static double withoutNegativeZero(double y) {
        return y + 0.0;
    }

    public int size() {
        return x.length;
    }

    public double x(int index) {
        return x[index];
    }

    public double y(int index) {
        return y[index];
    }

    /** Not to be changed: the array of the series itself. */
    double[] xs() {
        return x;
    }

    /** Not to be changed: the array of the series itself. */
    double[] ys() {
        return y;
    }

    /** The first points. */
    public Series first(int count) {
        return between(0, count);
    }

    /**
     * The last points that follow each other at the same distance, which is the smallest distance of the series: for years, those since
     * the last missing one. What forecasts rest on.
     */
    public Series lastRun() {
        if (x.length < 2) {
            return this;
        }
        double step = Double.POSITIVE_INFINITY;
        for (int i = 1; i < x.length; i++) {
            step = Math.min(step, x[i] - x[i - 1]);
        }
        int from = x.length - 1;
        // Times such as 1990.1, 1990.2 are not at exactly the same distance in binary.
        while (from > 0 && x[from] - x[from - 1] <= step * (1 + 1e-6)) {
            from--;
        }
        return between(from, x.length);
    }

    /** Whether all values are the same. */
    public boolean isConstant() {
        return Arrays.stream(y).allMatch(value -> value == y[0]);
    }

    Series map(DoubleUnaryOperator function) {
        return new Series(x, Arrays.stream(y).map(function).toArray());
    }

    /** Refuses a series that is too short. */
    Series need(int points, String statistic) {
        if (x.length < points) {
            throw UnsuitableSeries.tooFew(statistic, points, x.length);
        }
        return this;
    }

    @Override
    public String toString() {
        return IntStream.range(0, x.length)
                .mapToObj(i -> x[i] + ": " + y[i])
                .toList()
                .toString();
    }

    private Series between(int from, int to) {
        return new Series(Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to));
    }
}
