package kosh.survival;

/**
 * The variance of the probability of one of several competing outcomes by the infinitesimal jackknife (Jaeckel, Bell Laboratories memorandum
 * 1972; for these curves Therneau and Grambsch, Modeling Survival Data, 2000): the sum over persons of their squared influence on the curve.
 *
 * <p>The influence of a person is a sum over days, and the days turn out to be orthogonal: on each, what all at risk contribute adds up to
 * zero. So the sum over persons becomes one over days s. With n at risk, of whom k have the outcome and o another, the day s gives to the
 * variance at day t
 *
 * <pre>( y&sup2; k(n-k) + x&sup2; o(n-o) + 2xy ko ) / ( n (n-k-o)&sup2; )</pre>
 *
 * where x is what the outcome gains from s to t, and y what waits at t together with what the others gain since s. Kept here are the sums over
 * the days so far of those products, which follow from those of the day before. All terms are positive, so nothing is lost by subtraction,
 * and a day costs the same however many went before. If nothing competes, this is Greenwood's formula.
 */
final class JackknifeVariance {

    private double own;
    private double ownY;
    private double ownYy;
    private double other;
    private double otherX;
    private double otherXx;
    private double both;
    private double bothX;
    private double bothY;
    private double bothXy;

    /**
     * The variance after one more day.
     *
     * @param n persons at risk
     * @param k persons with the outcome
     * @param o persons with another outcome, which is not waiting
     * @param before the probability of still waiting before that day
     * @param after the same after it
     */
    double next(double n, double k, double o, double before, double after) {
        if (k + o > 0) {
            gain(before * k / n, before * o / n);
        }
        double variance = after * after * own + 2 * after * ownY + ownYy + otherXx + 2 * (after * bothX + bothXy);
        if (k + o == n) {
            return variance + before * before * k * (n - k) / (n * n * n);
        }
        if (k + o == 0) {
            return variance;
        }
        double rest = n - k - o;
        double scale = n * rest * rest;
        double ownNow = k * (n - k) / scale;
        own += ownNow;
        other += o * (n - o) / scale;
        both += k * o / scale;
        return variance + after * after * ownNow;
    }

    /** Lets x and y of all days before grow; y without what waits now, which is the same for all of them. */
    private void gain(double x, double y) {
        ownYy += y * (2 * ownY + y * own);
        ownY += y * own;
        otherXx += x * (2 * otherX + x * other);
        otherX += x * other;
        bothXy += x * bothY + y * bothX + x * y * both;
        bothX += x * both;
        bothY += y * both;
    }
}
