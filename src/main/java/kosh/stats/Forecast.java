package kosh.stats;

/**
 * What a model says of one time to come.
 *
 * @param x the time
 * @param mean the expected value
 * @param interval in which the value will lie with the confidence asked for, if the model is true
 */
public record Forecast(double x, double mean, Interval interval) {

    static Forecast of(double x, double mean, double variance, double confidence) {
        return new Forecast(x, mean, Interval.around(mean, Confidence.z(confidence) * Math.sqrt(variance)));
    }
}
