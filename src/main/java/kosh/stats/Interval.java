package kosh.stats;

/**
 * From a low to a high number, both included.
 *
 * @param low not above {@code high}
 */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("An interval from " + low + " to " + high);
        }
    }

    /** Between two numbers, whichever is the greater: rounding may have swapped two that are almost equal. */
    static Interval between(double one, double other) {
        return new Interval(Math.min(one, other), Math.max(one, other));
    }

    static Interval around(double middle, double margin) {
        return new Interval(middle - margin, middle + margin);
    }

    public boolean contains(double number) {
        return low <= number && number <= high;
    }

    /** Whether all numbers in it have the same sign, zero being a sign of its own. */
    public boolean hasOneSign() {
        return Math.signum(low) == Math.signum(high);
    }

    public double width() {
        return high - low;
    }
}
