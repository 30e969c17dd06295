package kosh.survival;

/** The limits of a confidence interval. Of the interval of a quantile, one may be absent without the other. */
public record Interval(Estimate lower, Estimate upper) {

    static Interval of(double lower, double upper) {
        return new Interval(Estimate.of(lower), Estimate.of(upper));
    }

    static Interval absent(Absence why) {
        return new Interval(Estimate.absent(why), Estimate.absent(why));
    }

    /** The interval of one minus the estimate. */
    public Interval complement() {
        return new Interval(upper.complement(), lower.complement());
    }
}
