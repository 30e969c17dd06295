package kosh.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Exponential smoothing with a damped trend and additive errors, ETS(A,Ad,N), as {@code ets(y, model = "AAN", damped = TRUE)} of R's
 * forecast: Gardner and McKenzie (1985), <i>Management Science</i> 31, 1237–1246; the likelihood and the variances ("class 1") are those of
 * Hyndman, Koehler, Ord and Snyder (2008), <i>Forecasting with Exponential Smoothing</i>, chapters 5 and 6.
 *
 * <p>With l the level, b the trend and e the error of one step: y = l + φb + e, then l becomes l + φb + αe and b becomes φb + βe.
 *
 * @param parameters those of the model and the state before the first point
 * @param x the last time
 * @param step the distance of the times
 * @param level the level after the last point
 * @param trend the trend after the last point
 * @param logLikelihood −n/2 · log of the sum of the squared errors, as R counts it, without constants
 * @param variance of the errors: their sum of squares by n less the five parameters
 */
public record DampedTrend(
        Parameters parameters,
        double x,
        double step,
        double level,
        double trend,
        double logLikelihood,
        double variance) {

    /** As many as R wants before it estimates five parameters. */
    public static final int LEAST_POINTS = 10;

    private static final int ESTIMATED = 5;

    /**
     * What the model is made of, and the state before the first point.
     *
     * @param alpha how far the level follows an error
     * @param beta how far the trend follows an error
     * @param phi what is left of the trend after a step
     * @param level before the first point
     * @param trend before the first point
     */
    public record Parameters(double alpha, double beta, double phi, double level, double trend) {}

    /**
     * The model with the greatest likelihood under the usual bounds of R: α from 0.0001 to 0.9999, β from 0.0001 to α, φ from 0.8 to 0.98.
     * The tests hold its log-likelihood to that of R less 1e-6 at least. Often it is greater, since R stops early or in another valley;
     * parameters and forecasts are then not those of R.
     *
     * @param series of which the last run without missing times is used
     * @throws UnsuitableSeries if that has fewer than ten points
     */
    public static DampedTrend fit(Series series) {
        Series run = series.lastRun().need(LEAST_POINTS, "A damped trend, from the last missing time on,");
        return of(run, DampedTrendSearch.best(run.ys()));
    }

    /**
     * The model with given parameters.
     *
     * @param series of which the last run without missing times is used
     * @throws UnsuitableSeries if that has fewer than six points
     */
    public static DampedTrend of(Series series, Parameters parameters) {
        Series run = series.lastRun().need(ESTIMATED + 1, "A damped trend, from the last missing time on,");
        int n = run.size();
        Filter filter = new Filter(parameters);
        double sum = 0;
        for (double y : run.ys()) {
            double error = filter.error(y);
            sum += error * error;
        }
        return new DampedTrend(
                parameters,
                run.x(n - 1),
                run.x(n - 1) - run.x(n - 2),
                filter.level,
                filter.trend,
                // The logarithm of an exact fit would not be a number.
                -0.5 * n * Math.log(Math.max(sum, Double.MIN_NORMAL)),
                sum / (n - ESTIMATED));
    }

    /**
     * The next values.
     *
     * @param horizon how many steps ahead
     * @param confidence of the intervals, between 0 and 1
     */
    public List<Forecast> forecast(int horizon, double confidence) {
        List<Forecast> forecasts = new ArrayList<>();
        double damping = 0;
        double factor = 1;
        for (int h = 1; h <= horizon; h++) {
            damping += Math.pow(parameters.phi, h);
            forecasts.add(Forecast.of(x + h * step, level + damping * trend, variance * factor, confidence));
            double weight = parameters.alpha + parameters.beta * damping;
            factor += weight * weight;
        }
        return List.copyOf(forecasts);
    }

    /** The state that follows the points. */
    static final class Filter {

        private final Parameters parameters;
        private double level;
        private double trend;

        Filter(Parameters parameters) {
            this.parameters = parameters;
            level = parameters.level;
            trend = parameters.trend;
        }

        /** The error of the forecast of the next point, which the state learns from. */
        double error(double y) {
            double damped = parameters.phi * trend;
            double error = y - level - damped;
            level += damped + parameters.alpha * error;
            trend = damped + parameters.beta * error;
            return error;
        }
    }
}
