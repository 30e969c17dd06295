package kosh.survival;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kosh.survival.Spans.Span;

/**
 * The probability of not yet being a citizen where the day of the event is known only to lie in a span (Turnbull, Journal of the Royal
 * Statistical Society B 1976). The likelihood says how much probability lies in each of the innermost intervals, which begin where a span
 * begins and end where one ends with nothing between; it does not say where in them. So the curve is known between them only.
 *
 * <p>Found by self-consistency, which is EM, with the extrapolation of Varadhan and Roland (Scandinavian Journal of Statistics 2008). Ends when
 * the mean log-likelihood of a person is within the tolerance of its greatest value, which the gradient proves (Gentleman and Geyer,
 * Biometrika 1994), or with {@link #converged} false when the steps run out.
 *
 * <p>As survfit(Surv(after, upTo, type="interval2") ~ 1) of R, which stops as soon as the curve moves by less than 0.00005 between steps and puts the
 * probability into the middle of each interval.
 *
 * @param masses the innermost intervals that hold probability or may do so, in order; empty if there are no episodes
 * @param converged whether the tolerance was met
 * @param steps how often the probabilities were improved
 * @param gap at most so far the mean log-likelihood of a person lies below its greatest value
 */
public record Turnbull(List<Mass> masses, boolean converged, int steps, double gap) {

    /** The tolerance and the number of steps if none are said. */
    public static final double TOLERANCE = 1e-10;

    public static final int MOST_STEPS = 5_000;

    /** Probability that lies in an innermost interval; in one without end, that of an event after all that is known. */
    public record Mass(Span span, double probability) {}

    public Turnbull {
        masses = List.copyOf(masses);
    }

    public static Turnbull of(Spans spans) {
        return of(spans, TOLERANCE, MOST_STEPS);
    }

    /**
     * The estimate to a tolerance.
     *
     * @param tolerance of the mean log-likelihood of a person; below 1e-12 the last digits of the sums are in the way
     * @param mostSteps how often to improve; a step takes some nanoseconds for each different span and each interval
     */
    public static Turnbull of(Spans spans, double tolerance, int mostSteps) {
        List<Span> innermost = innermost(spans);
        if (innermost.isEmpty()) {
            return new Turnbull(List.of(), true, 0, 0);
        }
        SelfConsistency solution = new SelfConsistency(spans, innermost);
        boolean converged = solution.run(tolerance, mostSteps);
        List<Mass> masses = new ArrayList<>();
        for (int i = 0; i < innermost.size(); i++) {
            masses.add(new Mass(innermost.get(i), solution.probability(i)));
        }
        return new Turnbull(masses, converged, solution.steps(), solution.gap());
    }

    /** The begin of a span that is followed at once by the end of one. A span begins after its day, so on one day ends come first. */
    private static List<Span> innermost(Spans spans) {
        List<Integer> ends = new ArrayList<>();
        List<Integer> begins = new ArrayList<>();
        for (Map.Entry<Span, Long> entry : spans.persons()) {
            begins.add(entry.getKey().after());
            ends.add(entry.getKey().end());
        }
        Collections.sort(ends);
        List<Span> found = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < begins.size(); i++) {
            int begin = begins.get(i);
            while (ends.get(next) <= begin) {
                next++;
            }
            int end = ends.get(next);
            if (i + 1 == begins.size() || begins.get(i + 1) >= end) {
                found.add(new Span(begin, end == Integer.MAX_VALUE ? null : Integer.valueOf(end)));
            }
        }
        return found;
    }

    /**
     * The probability of not being a citizen after a day, between the least and the greatest that the data allow: they are the same unless the
     * day lies inside an innermost interval.
     */
    public Interval survival(int day) {
        if (masses.isEmpty()) {
            return Interval.absent(Absence.NO_EPISODES);
        }
        double later = 0;
        double inside = 0;
        for (Mass mass : masses) {
            if (mass.span().after() >= day) {
                later += mass.probability();
            } else if (mass.span().end() > day) {
                inside += mass.probability();
            }
        }
        return Interval.of(later, Math.min(later + inside, 1));
    }

    /**
     * The innermost interval in which the share of citizens reaches the one given.
     *
     * @param share strictly between 0 and 1; 0.5 for the median
     * @return empty if there are no episodes
     */
    public Optional<Span> quantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("The share " + share + " is not between 0 and 1");
        }
        double reached = 0;
        Optional<Span> last = Optional.empty();
        for (Mass mass : masses) {
            reached += mass.probability();
            last = Optional.of(mass.span());
            if (reached >= share) {
                return last;
            }
        }
        return last;
    }
}
