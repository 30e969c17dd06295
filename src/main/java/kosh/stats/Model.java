package kosh.stats;

import java.util.List;

/** A way to project a series; the simpler first. */
public enum Model {
    /** {@link RandomWalk}. */
    RANDOM_WALK(RandomWalk.LEAST_POINTS) {
        @Override
        List<Forecast> forecast(Series series, int horizon, double confidence) {
            return RandomWalk.of(series).forecast(horizon, confidence);
        }
    },

    /** {@link DampedTrend}, fitted. */
    DAMPED_TREND(DampedTrend.LEAST_POINTS) {
        @Override
        List<Forecast> forecast(Series series, int horizon, double confidence) {
            return DampedTrend.fit(series).forecast(horizon, confidence);
        }
    };

    private final int leastPoints;

    Model(int leastPoints) {
        this.leastPoints = leastPoints;
    }

    abstract List<Forecast> forecast(Series series, int horizon, double confidence);

    /** How many points it needs. */
    public int leastPoints() {
        return leastPoints;
    }
}
