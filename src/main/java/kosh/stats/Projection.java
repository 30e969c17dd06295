package kosh.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values to come, by the model that would have done best before. All that can be tested are tested from the same origins, the first of
 * which has {@code leastTraining} points before it; the one with the smallest mean absolute error over {@code testHorizon} steps is chosen, of
 * equals the simpler. A model needs one point more for the test than for itself.
 *
 * <p>Only the last run without missing times is used, since neither model knows of gaps. The damped trend is fitted at each origin, so that time
 * grows with the square of the number of points: about a quarter of a second for a hundred.
 *
 * @param model the one chosen
 * @param choice how
 * @param forecasts one for each step ahead
 * @param candidates what became of each model, in the order of {@link Model}
 * @param from the first time that was used
 * @param points how many points were used
 * @param leastTraining how many points stood before the first origin of the tests
 * @param testHorizon how many steps ahead were tested
 * @param confidence of all intervals, between 0 and 1
 */
public record Projection(
        Model model,
        Choice choice,
        List<Forecast> forecasts,
        List<Candidate> candidates,
        double from,
        int points,
        int leastTraining,
        int testHorizon,
        double confidence) {

    /** The points before the first origin, unless something else is asked. */
    public static final int USUAL_TRAINING = 5;

    /** The steps of the test, unless something else is asked. */
    public static final int USUAL_HORIZON = 3;

    /** How the model was chosen. */
    public enum Choice {
        /** By the smallest mean absolute error of several. */
        SMALLEST_ERROR,
        /** Only one could be tested; its errors are known, but not whether the other would do better. */
        ONLY_ONE_TESTED,
        /** None could be tested: the simplest was taken, and nothing is known of its errors. */
        NONE_TESTED
    }

    /** What the series allowed to do with a model. */
    public enum Standing {
        TESTED,
        /** It can be fitted, but no point is left to test it on. */
        TOO_SHORT_TO_TEST,
        TOO_SHORT_TO_FIT
    }

    /**
     * What became of a model.
     *
     * @param backTest null unless it was tested
     */
    public record Candidate(
            Model model, Standing standing, @Nullable BackTest backTest) {

        private double error() {
            return backTest == null ? Double.POSITIVE_INFINITY : backTest.meanAbsoluteError();
        }
    }

    public Projection {
        forecasts = List.copyOf(forecasts);
        candidates = List.copyOf(candidates);
    }

    /**
     * With the usual training and test.
     *
     * @param horizon how many steps ahead
     * @param confidence of the intervals, between 0 and 1
     * @throws UnsuitableSeries if there are fewer than three points from the last missing time on
     */
    public static Projection of(Series series, int horizon, double confidence) {
        return of(series, horizon, confidence, USUAL_TRAINING, USUAL_HORIZON);
    }

    /**
     * With a training and a test of one's own.
     *
     * @param leastTraining how many points stand before the first origin at least; more if a model that can be tested needs more
     * @param testHorizon how many steps ahead are tested
     * @throws UnsuitableSeries if there are fewer than three points from the last missing time on
     */
    public static Projection of(Series series, int horizon, double confidence, int leastTraining, int testHorizon) {
        Series run = series.lastRun().need(RandomWalk.LEAST_POINTS, "A projection, from the last missing time on,");
        int training = Arrays.stream(Model.values())
                .mapToInt(Model::leastPoints)
                .filter(points -> points < run.size())
                .reduce(leastTraining, Math::max);
        List<Candidate> candidates = Arrays.stream(Model.values())
                .map(model -> candidate(model, run, training, testHorizon, confidence))
                .toList();
        // A stream keeps the first of equals, and the simpler model comes first.
        Model model = candidates.stream()
                .min(Comparator.comparingDouble(Candidate::error))
                .orElseThrow()
                .model();
        return new Projection(
                model,
                choice(candidates),
                model.forecast(run, horizon, confidence),
                candidates,
                run.x(0),
                run.size(),
                training,
                testHorizon,
                confidence);
    }

    private static Candidate candidate(Model model, Series run, int training, int testHorizon, double confidence) {
        if (run.size() < model.leastPoints()) {
            return new Candidate(model, Standing.TOO_SHORT_TO_FIT, null);
        }
        if (run.size() <= Math.max(training, model.leastPoints())) {
            return new Candidate(model, Standing.TOO_SHORT_TO_TEST, null);
        }
        return new Candidate(model, Standing.TESTED, BackTest.of(model, run, training, testHorizon, confidence));
    }

    private static Choice choice(List<Candidate> candidates) {
        long tested =
                candidates.stream().filter(c -> c.standing() == Standing.TESTED).count();
        return tested > 1 ? Choice.SMALLEST_ERROR : tested == 1 ? Choice.ONLY_ONE_TESTED : Choice.NONE_TESTED;
    }
}
