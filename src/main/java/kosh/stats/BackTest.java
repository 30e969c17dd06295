package kosh.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a model would have done: from each origin, the first points alone make forecasts of those that follow (rolling origin: Tashman 2000,
 * <i>Int. J. Forecasting</i> 16, 437–450). Each measure is over all forecasts of all origins alike.
 *
 * @param forecasts how many there were
 * @param meanAbsoluteError in units of y
 * @param rootMeanSquaredError in units of y
 * @param meanAbsoluteScaledError each error in units of the mean absolute change among the points before its origin (Hyndman and Koehler
 *     2006, <i>Int. J. Forecasting</i> 22, 679–688); null if they did not change at all before some origin
 * @param bias the mean of what came less what was forecast: above 0 if the forecasts were too low
 * @param coverage the share of the values that came within their intervals
 */
public record BackTest(
        int forecasts,
        double meanAbsoluteError,
        double rootMeanSquaredError,
        @Nullable Double meanAbsoluteScaledError,
        double bias,
        double coverage) {

    private record Outcome(double error, double scale, boolean covered) {}

    /**
     * Tries a model on the past of a series.
     *
     * @param series of which the last run without missing times is used
     * @param leastTraining how many points the first origin has before it
     * @param horizon how many steps ahead at most are forecast from an origin
     * @param confidence of the intervals, between 0 and 1
     * @throws UnsuitableSeries if no point follows the first origin, or the model needs more points than that has
     */
    public static BackTest of(Model model, Series series, int leastTraining, int horizon, double confidence) {
        if (horizon < 1) {
            throw new IllegalArgumentException("A back-test over " + horizon + " steps");
        }
        Series run = series.lastRun().need(leastTraining + 1, "A back-test, from the last missing time on,");
        List<Outcome> outcomes = new ArrayList<>();
        for (int origin = leastTraining; origin < run.size(); origin++) {
            outcomes.addAll(outcomes(model, run, origin, Math.min(horizon, run.size() - origin), confidence));
        }
        boolean scaled = outcomes.stream().allMatch(o -> o.scale > 0);
        return new BackTest(
                outcomes.size(),
                mean(outcomes, o -> Math.abs(o.error)),
                Math.sqrt(mean(outcomes, o -> o.error * o.error)),
                scaled ? mean(outcomes, o -> Math.abs(o.error) / o.scale) : null,
                mean(outcomes, o -> o.error),
                mean(outcomes, o -> o.covered ? 1 : 0));
    }

    private static List<Outcome> outcomes(Model model, Series run, int origin, int horizon, double confidence) {
        List<Forecast> forecasts = model.forecast(run.first(origin), horizon, confidence);
        double scale = IntStream.range(1, origin)
                .mapToDouble(i -> Math.abs(run.y(i) - run.y(i - 1)))
                .average()
                .orElse(0);
        return IntStream.range(0, horizon)
                .mapToObj(h -> outcome(forecasts.get(h), run.y(origin + h), scale))
                .toList();
    }

    private static Outcome outcome(Forecast forecast, double y, double scale) {
        return new Outcome(y - forecast.mean(), scale, forecast.interval().contains(y));
    }

    private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> measure) {
        return outcomes.stream().mapToDouble(measure).average().orElseThrow();
    }
}
