package kosh.stats;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;

/**
 * A random walk with drift, as {@code rwf(y, drift = TRUE)} of R's forecast: Hyndman and Athanasopoulos (2021), <i>Forecasting</i>, section
 * 5.2. The variance of the h-th forecast is that of h steps and that of h times the estimated drift. (Where the drift is exactly 0, R counts
 * a degree of freedom more; here it is counted as estimated always.)
 *
 * @param x the last time
 * @param y the last value
 * @param step the distance of the times
 * @param drift the mean change of a step
 * @param variance of the changes
 * @param driftVariance the variance of the drift, as estimated
 */
public record RandomWalk(double x, double y, double step, double drift, double variance, double driftVariance) {

    public static final int LEAST_POINTS = 3;

    /**
     * The walk that a series took.
     *
     * @param series of which the last run without missing times is used
     * @throws UnsuitableSeries if that has fewer than three points
     */
    public static RandomWalk of(Series series) {
        Series run = series.lastRun().need(LEAST_POINTS, "A random walk with drift, from the last missing time on,");
        int last = run.size() - 1;
        double[] changes = IntStream.range(0, last)
                .mapToDouble(i -> run.y(i + 1) - run.y(i))
                .toArray();
        double variance = StatUtils.variance(changes);
        return new RandomWalk(
                run.x(last),
                run.y(last),
                run.x(last) - run.x(last - 1),
                StatUtils.mean(changes),
                variance,
                variance / last);
    }

    /**
     * The next values.
     *
     * @param horizon how many steps ahead
     * @param confidence of the intervals, between 0 and 1
     */
    public List<Forecast> forecast(int horizon, double confidence) {
        return IntStream.rangeClosed(1, horizon)
                .mapToObj(h -> Forecast.of(
                        x + h * step, y + h * drift, h * variance + (double) h * h * driftVariance, confidence))
                .toList();
    }
}
