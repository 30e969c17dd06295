package kosh.stats;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Quantiles of two-sided intervals and p-values of two-sided tests. */
final class Confidence {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** The library finds quantiles of t by search; its own 1e-9 shows where an interval ends near zero. */
    private static final double QUANTILE_ACCURACY = 1e-14;

    private Confidence() {}

    /** The standard normal quantile that bounds a two-sided interval; 1.96 for 0.95. */
    static double z(double confidence) {
        return NORMAL.inverseCumulativeProbability(upper(confidence));
    }

    static double t(double confidence, int degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom, QUANTILE_ACCURACY).inverseCumulativeProbability(upper(confidence));
    }

    /** By the lower tail, which keeps all digits of a small p. */
    static double pOfZ(double z) {
        return 2 * NORMAL.cumulativeProbability(-Math.abs(z));
    }

    static double pOfT(double t, int degreesOfFreedom) {
        return 2 * new TDistribution(degreesOfFreedom).cumulativeProbability(-Math.abs(t));
    }

    private static double upper(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("A confidence lies between 0 and 1, not " + confidence);
        }
        return 1 - (1 - confidence) / 2;
    }
}
