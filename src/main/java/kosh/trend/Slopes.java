package kosh.trend;

import kosh.stats.ExponentialGrowth;
import kosh.stats.Interval;
import kosh.stats.LeastSquares;
import kosh.stats.TheilSen;
import org.jspecify.annotations.Nullable;

/** How fast a series rises or falls. */
final class Slopes {

    private Slopes() {}

    static Result leastSquares(Sample sample) {
        LeastSquares line = LeastSquares.of(sample.series(), sample.level());
        return Result.says(
                told(sample, line.slope(), line.interval(), sample.unitAYear()),
                slope(sample, "slope", line.slope(), line.interval(), sample.unitAYear()),
                Quantity.of("intercept", sample.unit(), line.intercept()),
                Quantity.of("slope_error", sample.unitAYear(), line.slopeError()),
                Quantity.of("r_squared", null, line.rSquared()),
                Quantity.of("p", null, line.p()));
    }

    static Result exponentialGrowth(Sample sample) {
        ExponentialGrowth growth = ExponentialGrowth.of(sample.series(), sample.level());
        Interval rates = growth.interval();
        Interval inPercent = rates == null ? null : new Interval(100 * rates.low(), 100 * rates.high());
        return Result.says(
                told(sample, 100 * growth.rate(), inPercent, "percent a year"),
                slope(sample, "rate", 100 * growth.rate(), inPercent, "percent a year"),
                Quantity.of("r_squared", null, growth.rSquared()),
                Quantity.of("p", null, growth.p()));
    }

    static Result theilSen(Sample sample) {
        TheilSen line = TheilSen.of(sample.series(), sample.level());
        return Result.says(
                told(sample, line.slope(), line.interval(), sample.unitAYear()),
                slope(sample, "slope", line.slope(), line.interval(), sample.unitAYear()),
                Quantity.of("intercept", sample.unit(), line.intercept()));
    }

    private static Quantity slope(Sample sample, String name, double slope, @Nullable Interval interval, String unit) {
        return Quantity.within(
                name,
                unit,
                slope,
                interval,
                interval == null
                        ? "The points are too few for an interval at " + sample.confidence() + "."
                        : sample.confidence() + " confidence interval");
    }

    private static String told(Sample sample, double slope, @Nullable Interval interval, String unit) {
        String course = slope == 0
                ? "Stays level"
                : (slope > 0 ? "Rises by " : "Falls by ") + Words.number(Math.abs(slope)) + " " + unit;
        if (interval == null) {
            return course + "; the points are too few to say how sure that is at " + sample.confidence() + ".";
        }
        return course + " (" + sample.confidence() + " from " + Words.range(interval) + ")"
                + (interval.contains(0) ? "; not distinguishable from no trend." : ".");
    }
}
