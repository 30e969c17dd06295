package kosh.trend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import kosh.observation.Period;
import kosh.series.Point;
import kosh.stats.Changes;
import kosh.stats.Loess;
import kosh.stats.Series;
import org.jspecify.annotations.Nullable;

/** How a series runs: from point to point, on the whole, and smoothed. */
final class Course {

    private static final String BOUNDS = "low and high: bounds of the figures";

    private Course() {}

    /** From one point used to the next. */
    private record Step(Point before, Point after, @Nullable String note) {

        BigDecimal change() {
            return value(after).subtract(value(before));
        }

        boolean isBounded() {
            return before.isBounded() || after.isBounded();
        }

        Reading absolute() {
            BigDecimal low = Objects.requireNonNull(after.least()).subtract(before.most());
            BigDecimal high = Objects.requireNonNull(after.most()).subtract(before.least());
            return new Reading(after.period(), change(), isBounded() ? low : null, isBounded() ? high : null, note);
        }

        Reading relative() {
            return new Reading(
                    after.period(),
                    Words.decimal(percent(value(before), value(after))),
                    isBounded() ? Words.decimal(percent(before.most(), after.least())) : null,
                    isBounded() ? Words.decimal(percent(before.least(), after.most())) : null,
                    value(before).signum() > 0 ? note : "The value before is not above zero: there is no ratio to it.");
        }

        private static @Nullable Double percent(@Nullable BigDecimal before, @Nullable BigDecimal after) {
            if (before == null || after == null || before.signum() <= 0) {
                return null;
            }
            return 100 * (after.doubleValue() - before.doubleValue()) / before.doubleValue();
        }

        String told(String direction, String unit) {
            Double percent = percent(value(before), value(after));
            return direction + ": by " + Words.number(change().abs()) + " " + unit
                    + (percent == null ? "" : " (" + Words.number(percent) + "%)") + " from " + before.period() + " to "
                    + after.period() + ".";
        }
    }

    private static BigDecimal value(Point point) {
        return Objects.requireNonNull(point.value());
    }

    static Result changes(Sample sample) {
        List<Step> steps = IntStream.range(1, sample.points().size())
                .mapToObj(i ->
                        new Step(sample.points().get(i - 1), sample.points().get(i), gapNote(sample.selection(), i)))
                .toList();
        return Result.says(
                greatest(steps, sample.unit()),
                Quantity.along(
                        "change",
                        sample.unit(),
                        steps.stream().map(Step::absolute).toList()),
                Quantity.along(
                        "percent_change",
                        "percent",
                        steps.stream().map(Step::relative).toList()));
    }

    private static @Nullable String gapNote(Selection selection, int index) {
        int missing = selection.missingBefore(index);
        return missing == 0
                ? null
                : "Since " + selection.used().get(index - 1).period() + ": " + Words.count(missing, "period")
                        + " in between " + (missing == 1 ? "has" : "have")
                        + " no figure, and nothing is said of how the change spreads over them.";
    }

    private static String greatest(List<Step> steps, String unit) {
        Comparator<Step> bySize = Comparator.comparing(Step::change);
        List<String> sentences = new ArrayList<>();
        steps.stream()
                .filter(step -> step.change().signum() < 0)
                .min(bySize)
                .ifPresent(step -> sentences.add(step.told("Greatest fall", unit)));
        steps.stream()
                .filter(step -> step.change().signum() > 0)
                .max(bySize)
                .ifPresent(step -> sentences.add(step.told("Greatest rise", unit)));
        return sentences.isEmpty() ? "All values are the same." : String.join(" ", sentences);
    }

    static Result growth(Sample sample) {
        Point first = sample.points().get(0);
        Point last = sample.points().get(sample.points().size() - 1);
        Double rate = growth(first.period(), first.value(), last.period(), last.value());
        if (rate == null) {
            return Result.cannot(
                    "Compound growth needs a first value above zero and a last one not below; the first is "
                            + value(first).toPlainString() + ", the last "
                            + value(last).toPlainString() + ".");
        }
        boolean bounded = first.isBounded() || last.isBounded();
        Quantity annual = Quantity.of(
                "annual_growth",
                "percent a year",
                Words.decimal(rate),
                bounded ? Words.decimal(growth(first.period(), first.most(), last.period(), last.least())) : null,
                bounded ? Words.decimal(growth(first.period(), first.least(), last.period(), last.most())) : null,
                bounded ? BOUNDS : "Rests on the first and the last value alone.");
        return Result.says(
                "From " + first.period() + " to " + last.period() + " the series "
                        + (rate < 0 ? "shrinks" : "grows") + " by " + Words.number(Math.abs(rate))
                        + "% a year, compounded.",
                annual);
    }

    private static @Nullable Double growth(
            Period from, @Nullable BigDecimal first, Period to, @Nullable BigDecimal last) {
        if (first == null || last == null) {
            return null;
        }
        Series ends = Series.of(
                new double[] {Selection.years(from), Selection.years(to)},
                new double[] {first.doubleValue(), last.doubleValue()});
        Double rate = Changes.of(ends).annualGrowth();
        return rate == null ? null : 100 * rate;
    }

    static Result loess(Sample sample) {
        Loess curve = Loess.of(sample.series());
        List<Reading> readings = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sample.series().size(); i++) {
            double fitted = curve.at(sample.series().x(i));
            least = Math.min(least, fitted);
            most = Math.max(most, fitted);
            readings.add(new Reading(sample.points().get(i).period(), Words.decimal(fitted), null, null, null));
        }
        return Result.says(
                "The smooth curve stays between " + Words.number(least) + " and " + Words.number(most) + " "
                        + sample.unit() + "; it is told at the periods that have a figure, and nowhere else.",
                Quantity.along("curve", sample.unit(), readings));
    }
}
