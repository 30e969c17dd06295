package kosh.stats;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a series changes from year to year, and on the whole.
 *
 * @param changes one for each point of the series, in its order
 * @param annualGrowth the compound annual growth rate between the first and the last point, as a fraction: (last ÷ first) to the power of
 *     1 ÷ years, less 1. Null if there are fewer than two points, the first is not above zero or the last is below zero
 */
public record Changes(List<Change> changes, @Nullable Double annualGrowth) {

    /**
     * The change to a year from the one before.
     *
     * @param x the year
     * @param absolute the value less that of the year before; null if there is no value for the year before
     * @param percent the same in per cent of the value of the year before; null also if that is not above zero
     */
    public record Change(
            double x, @Nullable Double absolute, @Nullable Double percent) {}

    public Changes {
        changes = List.copyOf(changes);
    }

    /**
     * The changes of a series of years.
     *
     * @param series at times in years: a point and the next are compared if they are just 1 apart
     */
    public static Changes of(Series series) {
        return new Changes(
                IntStream.range(0, series.size())
                        .mapToObj(i -> change(series, i))
                        .toList(),
                annualGrowth(series));
    }

    private static Change change(Series series, int i) {
        if (i == 0 || series.x(i) - series.x(i - 1) != 1) {
            return new Change(series.x(i), null, null);
        }
        double before = series.y(i - 1);
        double change = series.y(i) - before;
        return new Change(series.x(i), change, before > 0 ? finite(100 * change / before) : null);
    }

    private static @Nullable Double annualGrowth(Series series) {
        int last = series.size() - 1;
        if (last < 1 || series.y(0) <= 0 || series.y(last) < 0) {
            return null;
        }
        return finite(Math.pow(series.y(last) / series.y(0), 1 / (series.x(last) - series.x(0))) - 1);
    }

    /** A base next to zero gives a number beyond all. */
    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
