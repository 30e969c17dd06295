package kosh.survival;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The probabilities of having become a citizen, left, been refused, died, or of still waiting, by days since arrival (Aalen and Johansen,
 * Scandinavian Journal of Statistics 1978). They add up to 1. The probability of an outcome grows on each day by S d/n, where S still waited
 * before and d of n persons at risk had that outcome.
 *
 * <p>As survfit(Surv(time, factor(status)) ~ group) of R on rows repeated as often as there are persons.
 */
public final class AalenJohansen {

    /**
     * A probability at a day.
     *
     * @param probability of the outcome until and with that day
     */
    public record State(double probability, double standardError, Interval interval) {}

    /**
     * The curves from one day until the next.
     *
     * @param day days since arrival
     * @param atRisk persons whose time ended on that day or later
     * @param exits persons whose time ended on that day, by how; those who wait are censored
     * @param states by outcome; {@link Outcome#WAITING} is the state of those to whom nothing happened
     */
    public record Step(int day, long atRisk, Map<Outcome, Long> exits, Map<Outcome, State> states) {}

    private record Curve(double[] probabilities, double[] errors) {}

    private final Cohort cohort;
    private final Map<Outcome, Curve> curves;

    private AalenJohansen(Cohort cohort, Map<Outcome, Curve> curves) {
        this.cohort = cohort;
        this.curves = curves;
    }

    public static AalenJohansen of(Cohort cohort) {
        Curve waiting = waiting(cohort);
        Map<Outcome, Curve> curves = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            curves.put(
                    outcome, outcome == Outcome.WAITING ? waiting : incidence(cohort, outcome, waiting.probabilities));
        }
        return new AalenJohansen(cohort, curves);
    }

    /** All outcomes taken as one event: Kaplan-Meier, for which the jackknife is Greenwood's formula. */
    private static Curve waiting(Cohort cohort) {
        double[] probabilities = new double[cohort.size()];
        double[] errors = new double[cohort.size()];
        double waiting = 1;
        double logVariance = 0;
        for (int i = 0; i < cohort.size(); i++) {
            double n = cohort.atRisk(i);
            double d = ended(cohort, i);
            waiting *= (n - d) / n;
            logVariance += d == n ? 0 : d / (n * (n - d));
            probabilities[i] = waiting;
            errors[i] = waiting * Math.sqrt(logVariance);
        }
        return new Curve(probabilities, errors);
    }

    private static Curve incidence(Cohort cohort, Outcome outcome, double[] waiting) {
        double[] probabilities = new double[cohort.size()];
        double[] errors = new double[cohort.size()];
        JackknifeVariance variance = new JackknifeVariance();
        double before = 1;
        double probability = 0;
        boolean alone = true;
        for (int i = 0; i < cohort.size(); i++) {
            double n = cohort.atRisk(i);
            double own = cohort.exits(i, outcome);
            double others = ended(cohort, i) - own;
            alone &= others == 0;
            probability = Math.min(probability + before * own / n, 1);
            // Exactly 1 where it is, as no interval but plain and log is defined there.
            probabilities[i] = alone && waiting[i] == 0 ? 1 : probability;
            errors[i] = Math.sqrt(variance.next(n, own, others, before, waiting[i]));
            before = waiting[i];
        }
        return new Curve(probabilities, errors);
    }

    /** The persons who no longer wait. */
    private static long ended(Cohort cohort, int i) {
        return cohort.atRisk(i) - cohort.atRisk(i + 1) - cohort.exits(i, Outcome.WAITING);
    }

    private Curve curve(Outcome outcome) {
        return Objects.requireNonNull(curves.get(outcome), outcome::name);
    }

    /** How many different days there are. */
    public int size() {
        return cohort.size();
    }

    public int day(int i) {
        return cohort.day(i);
    }

    /** The probability of an outcome until and with that day. */
    public double probability(int i, Outcome outcome) {
        return curve(outcome).probabilities[i];
    }

    public double standardError(int i, Outcome outcome) {
        return curve(outcome).errors[i];
    }

    public Interval interval(int i, Outcome outcome, Confidence confidence) {
        double p = probability(i, outcome);
        double error = standardError(i, outcome);
        return confidence.around(p, error == 0 ? 0 : error / p);
    }

    public Step step(int i, Confidence confidence) {
        Map<Outcome, Long> exits = new EnumMap<>(Outcome.class);
        Map<Outcome, State> states = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            exits.put(outcome, cohort.exits(i, outcome));
            states.put(
                    outcome,
                    new State(probability(i, outcome), standardError(i, outcome), interval(i, outcome, confidence)));
        }
        return new Step(day(i), cohort.atRisk(i), exits, states);
    }

    /** The whole curves: one step for each day on which somebody's time ended. */
    public List<Step> steps(Confidence confidence) {
        return IntStream.range(0, size()).mapToObj(i -> step(i, confidence)).toList();
    }
}
