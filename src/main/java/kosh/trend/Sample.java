package kosh.trend;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import kosh.observation.Period;
import kosh.series.Point;
import kosh.stats.Series;
import org.jspecify.annotations.Nullable;

/**
 * What a method needs: the points, and what was asked.
 *
 * @param series the times, in years, and the values of the points used
 * @param unit of the values
 * @param level of all intervals and tests, between 0 and 1
 * @param horizon how many steps ahead a projection goes
 */
record Sample(Selection selection, Series series, String unit, double level, int horizon) {

    static Sample of(Selection selection, String unit, double level, int horizon) {
        return new Sample(selection, Selection.series(selection.used()), unit, level, horizon);
    }

    List<Point> points() {
        return selection.used();
    }

    /** The point at a time of the series. */
    Point at(double x) {
        return IntStream.range(0, series.size())
                .filter(i -> series.x(i) == x)
                .mapToObj(points()::get)
                .findFirst()
                .orElseThrow();
    }

    /** From the beginning of one point to the end of another. */
    Period span(double from, double to) {
        return Period.of(at(from).period().start(), at(to).period().end());
    }

    double[] times() {
        return IntStream.range(0, series.size()).mapToDouble(series::x).toArray();
    }

    double[] values(Function<Point, @Nullable BigDecimal> of) {
        return points().stream()
                .mapToDouble(p -> Objects.requireNonNull(of.apply(p)).doubleValue())
                .toArray();
    }

    boolean hasBounds() {
        return points().stream().anyMatch(Point::isBounded);
    }

    boolean hasGaps() {
        return IntStream.range(1, points().size()).anyMatch(i -> selection.missingBefore(i) > 0);
    }

    /** The unit of a slope. */
    String unitAYear() {
        return (unit.equals("percent") ? "percentage points" : unit) + " a year";
    }

    String confidence() {
        return Words.percent(level);
    }

    /** As many points that rise all the way: no test of a trend finds more. */
    Series ramp() {
        return like(i -> i);
    }

    /** As many points that jump once in the middle: no test of the level finds more. */
    Series jump() {
        return like(i -> i < series.size() / 2 ? 0 : 1);
    }

    private Series like(IntToDoubleFunction y) {
        return Series.of(
                times(), IntStream.range(0, series.size()).mapToDouble(y).toArray());
    }

    /** Why a test says nothing that finds nothing even in its best case. */
    Result tooFewToTell(String what) {
        return Result.cannot(Words.count(series.size(), "point") + " can never show " + what + " at " + confidence()
                + ", whatever their values.");
    }

    boolean isSignificant(double p) {
        return p < 1 - level;
    }
}
