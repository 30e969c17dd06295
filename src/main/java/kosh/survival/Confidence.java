package kosh.survival;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Which intervals are wanted: the scale on which the estimate of a probability is taken as normal, and the level. Limits beyond 0 or 1 are
 * cut there. The names and formulas are those of conf.type in R; see Kalbfleisch and Prentice, The Statistical Analysis of Failure Time
 * Data, 2nd ed. 2002, section 1.4, for log-log, and Borgan and Liestøl, Scandinavian Journal of Statistics 1990, for a comparison.
 */
public final class Confidence {

    /** The scale of an interval. */
    public enum Type {
        /** p &plusmn; z se: always defined, poor in small samples. */
        PLAIN {
            @Override
            Interval around(double p, double error) {
                return Interval.of(Math.max(p - p * error, 0), Math.min(p + p * error, 1));
            }
        },
        /** exp(log p &plusmn; z se / p): what R does if nothing is said. */
        LOG {
            @Override
            Interval around(double p, double error) {
                if (p <= 0) {
                    return Interval.absent(Absence.AT_ZERO);
                }
                return Interval.of(p * Math.exp(-error), Math.min(p * Math.exp(error), 1));
            }
        },
        /** On the scale log(-log p): never leaves 0 to 1, not defined at either end. */
        LOG_LOG {
            @Override
            Interval around(double p, double error) {
                if (p <= 0) {
                    return Interval.absent(Absence.AT_ZERO);
                }
                if (p >= 1) {
                    return Interval.absent(Absence.AT_ONE);
                }
                double width = error / -Math.log(p);
                return Interval.of(Math.pow(p, Math.exp(width)), Math.pow(p, Math.exp(-width)));
            }
        };

        /** @param error z times the standard error of the logarithm of p */
        abstract Interval around(double p, double error);
    }

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final Type type;
    private final double level;
    private final double z;

    private Confidence(Type type, double level) {
        this.type = type;
        this.level = level;
        this.z = NORMAL.inverseCumulativeProbability(1 - (1 - level) / 2);
    }

    /**
     * Intervals of a type and level.
     *
     * @param level between 0 and 1, such as 0.95
     * @throws IllegalArgumentException if the level is not strictly between
     */
    public static Confidence of(Type type, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The level " + level + " is not between 0 and 1");
        }
        return new Confidence(type, level);
    }

    public Type type() {
        return type;
    }

    public double level() {
        return level;
    }

    /**
     * The interval around a probability.
     *
     * @param relativeError the standard error of the logarithm of the probability
     */
    Interval around(double probability, double relativeError) {
        return type.around(probability, z * relativeError);
    }
}
