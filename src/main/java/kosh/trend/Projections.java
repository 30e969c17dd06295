package kosh.trend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kosh.dataset.Break;
import kosh.observation.Period;
import kosh.series.Point;
import kosh.stats.BackTest;
import kosh.stats.Forecast;
import kosh.stats.Model;
import kosh.stats.Projection;
import org.jspecify.annotations.Nullable;

/** Where a series may go. A projection is what follows if the past is a guide: it is never data. */
final class Projections {

    private Projections() {}

    static Result projection(Sample sample) {
        List<Point> run = sample.selection().lastRun();
        Break next = sample.selection().nextBreak();
        if (next != null
                && next.date().isBefore(ahead(sample, run, sample.horizon()).end())) {
            return Result.cannot("A projection would run across a break in definition. " + Selection.told(next));
        }
        Projection projection = Projection.of(Selection.series(run), sample.horizon(), sample.level());
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < projection.forecasts().size(); i++) {
            readings.add(reading(sample, projection, projection.forecasts().get(i), ahead(sample, run, i + 1)));
        }
        List<Quantity> numbers = new ArrayList<>();
        numbers.add(Quantity.along("forecast", sample.unit(), readings));
        numbers.add(Quantity.of("points", "points", (double) projection.points()));
        projection.candidates().forEach(candidate -> numbers.addAll(backTest(sample, candidate)));
        return Result.says(told(sample, projection, run, ahead(sample, run, 1)), numbers);
    }

    private static Period ahead(Sample sample, List<Point> run, int steps) {
        Period last = run.get(run.size() - 1).period();
        long months = (long) steps * sample.selection().step();
        return Period.of(last.start().plusMonths(months), last.end().plusMonths(months));
    }

    private static Reading reading(Sample sample, Projection projection, Forecast forecast, Period period) {
        boolean belowZero = forecast.interval().low() < 0
                && sample.points().stream()
                        .allMatch(p -> p.value() != null && p.value().signum() >= 0);
        return new Reading(
                period,
                printed(projection.model(), forecast.mean()),
                printed(projection.model(), forecast.interval().low()),
                printed(projection.model(), forecast.interval().high()),
                "F: a projection with its " + sample.confidence() + " prediction interval, no data"
                        + (belowZero ? "; the model does not know that a count is never below zero" : ""));
    }

    private static BigDecimal printed(Model model, double number) {
        return switch (model) {
            case RANDOM_WALK -> Words.exactly(number);
            case DAMPED_TREND -> Words.roughly(number);
        };
    }

    private static List<Quantity> backTest(Sample sample, Projection.Candidate candidate) {
        String model = candidate.model().name().toLowerCase(Locale.ROOT) + "_";
        BackTest test = candidate.backTest();
        if (test == null) {
            return List.of(
                    Quantity.of(model + "mean_absolute_error", sample.unit(), null, null, null, standing(candidate)));
        }
        Double scaled = test.meanAbsoluteScaledError();
        return List.of(
                number(candidate, "mean_absolute_error", sample.unit(), test.meanAbsoluteError()),
                number(candidate, "root_mean_squared_error", sample.unit(), test.rootMeanSquaredError()),
                scaled == null
                        ? Quantity.of(model + "mean_absolute_scaled_error", null, null)
                        : number(candidate, "mean_absolute_scaled_error", null, scaled),
                number(candidate, "bias", sample.unit(), test.bias()),
                number(candidate, "coverage", "percent", 100 * test.coverage()),
                number(candidate, "back_test_forecasts", "forecasts", test.forecasts()));
    }

    private static Quantity number(Projection.Candidate candidate, String name, @Nullable String unit, double number) {
        return Quantity.of(
                candidate.model().name().toLowerCase(Locale.ROOT) + "_" + name,
                unit,
                printed(candidate.model(), number),
                null,
                null,
                null);
    }

    private static String standing(Projection.Candidate candidate) {
        return switch (candidate.standing()) {
            case TESTED -> "Tested.";
            case TOO_SHORT_TO_TEST -> "No point is left to test it on.";
            case TOO_SHORT_TO_FIT ->
                "It needs " + candidate.model().leastPoints() + " points since the last missing one.";
        };
    }

    private static String told(Sample sample, Projection projection, List<Point> run, Period next) {
        Forecast first = projection.forecasts().get(0);
        String model = switch (projection.model()) {
            case RANDOM_WALK -> "a random walk with drift";
            case DAMPED_TREND -> "a damped trend";
        };
        String choice = switch (projection.choice()) {
            case SMALLEST_ERROR -> "which had the smallest error in the back-test";
            case ONLY_ONE_TESTED -> "the only model that could be tested";
            case NONE_TESTED -> "the simplest model; nothing could be tested, so its error is not known";
        };
        return "If the " + Words.count(run.size(), "point") + " since "
                + run.get(0).period() + " are a guide, "
                + next + " would have " + Words.number(first.mean()) + " " + sample.unit() + " ("
                + sample.confidence() + " from " + Words.range(first.interval())
                + "), by " + model + ", " + choice + ". A projection, no data.";
    }
}
