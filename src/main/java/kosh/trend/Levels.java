package kosh.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kosh.stats.Breaks;
import kosh.stats.Cusum;
import kosh.stats.Pettitt;

/** Whether the level of a series changes, and when. */
final class Levels {

    private Levels() {}

    static Result pettitt(Sample sample) {
        Pettitt test = Pettitt.of(sample.series());
        if (!sample.isSignificant(Pettitt.of(sample.jump()).p())) {
            return sample.tooFewToTell("a change of the level");
        }
        Double last = test.lastBefore();
        List<Quantity> numbers =
                new ArrayList<>(List.of(Quantity.of("k", null, (double) test.k()), Quantity.of("p", null, test.p())));
        if (last == null) {
            return Result.says("All values are the same: the level does not change.", numbers);
        }
        numbers.add(Quantity.along(
                "last_before_change",
                sample.unit(),
                List.of(new Reading(sample.at(last).period(), sample.at(last).value(), null, null, null))));
        return Result.says(
                sample.isSignificant(test.p())
                        ? "The level changes after " + sample.at(last).period() + " (" + Words.p(test.p()) + ")."
                        : "No change of the level can be told from chance at " + sample.confidence() + " ("
                                + Words.p(test.p()) + "); the likeliest would come after "
                                + sample.at(last).period() + ".",
                numbers);
    }

    static Result baiPerron(Sample sample) {
        Breaks breaks = Breaks.of(sample.series());
        List<Quantity> numbers = new ArrayList<>();
        numbers.add(Quantity.of("least_points_of_segment", "points", (double) breaks.leastLength()));
        for (Breaks.Partition partition : breaks.partitions()) {
            String of = "_of_" + Words.count(partition.breaks(), "break");
            numbers.add(Quantity.of("bic" + of.replace(' ', '_'), null, partition.bic()));
            numbers.add(Quantity.of("sum_of_squares" + of.replace(' ', '_'), null, partition.sumOfSquares()));
        }
        numbers.add(Quantity.along(
                "mean",
                sample.unit(),
                breaks.segments().stream()
                        .map(s -> new Reading(
                                sample.span(s.from(), s.to()),
                                Words.decimal(s.mean()),
                                null,
                                null,
                                Words.count(s.points(), "point")))
                        .toList()));
        String means =
                breaks.segments().stream().map(s -> Words.number(s.mean())).collect(Collectors.joining(", then "));
        String ends = breaks.lastBefore().stream()
                .map(x -> sample.at(x).period().toString())
                .collect(Collectors.joining(", "));
        return Result.says(
                ends.isEmpty()
                        ? "The mean stays at " + means + " " + sample.unit() + ": no break fits better by BIC."
                        : "The mean breaks after " + ends + ": " + means + " " + sample.unit() + ".",
                numbers);
    }

    static Result cusum(Sample sample) {
        Cusum test = Cusum.of(sample.series());
        if (!sample.isSignificant(Cusum.of(sample.jump()).p())) {
            return sample.tooFewToTell("a change of the mean by this test");
        }
        return Result.says(
                sample.isSignificant(test.p())
                        ? "The mean is not constant (" + Words.p(test.p()) + ")."
                        : "The sums of the deviations stay within what a constant mean allows at " + sample.confidence()
                                + " (" + Words.p(test.p()) + ").",
                Quantity.of("statistic", null, test.statistic()),
                Quantity.of("p", null, test.p()));
    }
}
