package kosh.survival;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import kosh.survival.Spans.Span;

/**
 * The search for Turnbull's probabilities. Each span covers a run of innermost intervals, so that the probability of a span is a difference of
 * running sums, and a step costs as much as there are spans and intervals, not their product.
 */
final class SelfConsistency {

    /** Log-likelihoods that differ by less are the same: near the end, steps must not be refused for the noise of the last digits. */
    private static final double ROUNDING = 1e-13;

    /** Of the mean probability of an interval: what counts as next to nothing, and what an empty interval begins again with. */
    private static final double VANISHING = 1e-2;

    private static final double SEED = 1e-3;

    /** What emptying may cost a person in log-likelihood. */
    private static final double SLIGHT = 1e-8;

    private final int[] first;
    private final int[] end;
    private final double[] weight;
    private final double total;
    private double[] probabilities;
    private final BitSet emptied = new BitSet();
    private int steps;
    private double gap;

    SelfConsistency(Spans spans, List<Span> innermost) {
        List<Map.Entry<Span, Long>> persons = spans.persons();
        int[] afters = innermost.stream().mapToInt(Span::after).toArray();
        int[] ends = innermost.stream().mapToInt(Span::end).toArray();
        first = new int[persons.size()];
        end = new int[persons.size()];
        weight = new double[persons.size()];
        for (int i = 0; i < first.length; i++) {
            Span span = persons.get(i).getKey();
            first[i] = countBelow(afters, span.after());
            end[i] = span.upTo() == null ? ends.length : countBelow(ends, span.upTo() + 1);
            weight[i] = persons.get(i).getValue();
        }
        total = Arrays.stream(weight).sum();
        probabilities = new double[ends.length];
        Arrays.fill(probabilities, 1.0 / ends.length);
    }

    private static int countBelow(int[] sorted, int bound) {
        int found = Arrays.binarySearch(sorted, bound);
        return found < 0 ? -found - 1 : found;
    }

    double probability(int i) {
        return probabilities[i];
    }

    int steps() {
        return steps;
    }

    double gap() {
        return gap;
    }

    /** Whether the gap came down to the tolerance. */
    boolean run(double tolerance, int mostSteps) {
        while (true) {
            double[] slopes = slopes(probabilities);
            // The log-likelihood is concave, so that the slope towards any one interval bounds what is missing.
            gap = Math.max(Arrays.stream(slopes).max().orElse(1) - 1, 0);
            if (gap <= tolerance) {
                return true;
            }
            if (steps >= mostSteps) {
                return false;
            }
            if (isSolvedWithoutTheEmpty(slopes, tolerance)) {
                refill(slopes, tolerance);
                slopes = slopes(probabilities);
            }
            double[] once = times(probabilities, slopes);
            double[] twice = times(once, slopes(once));
            double[] further = extrapolate(probabilities, once, twice);
            double least = logLikelihood(twice);
            probabilities = logLikelihood(further) >= least - ROUNDING * Math.abs(least) ? further : twice;
            emptyVanishing(once, twice);
        }
    }

    private boolean isSolvedWithoutTheEmpty(double[] slopes, double tolerance) {
        for (int j = 0; j < slopes.length; j++) {
            if (probabilities[j] > 0 && slopes[j] > 1 + tolerance) {
                return false;
            }
        }
        return true;
    }

    private void refill(double[] slopes, double tolerance) {
        for (int j = 0; j < slopes.length; j++) {
            if (slopes[j] > 1 + tolerance) {
                probabilities[j] += SEED / slopes.length;
            }
        }
        normalized(probabilities);
    }

    /**
     * Empties the intervals that hold next to nothing and lose still, if that costs next to nothing. Where the likelihood is flat at 0, steps
     * would bring them there ever more slowly. One that was emptied wrongly is refilled, and then left alone.
     */
    private void emptyVanishing(double[] once, double[] twice) {
        double[] fewer = probabilities.clone();
        BitSet vanishing = new BitSet();
        for (int j = 0; j < fewer.length; j++) {
            if (fewer[j] < VANISHING / fewer.length && twice[j] < once[j] && !emptied.get(j)) {
                fewer[j] = 0;
                vanishing.set(j);
            }
        }
        if (!vanishing.isEmpty() && logLikelihood(normalized(fewer)) >= logLikelihood(probabilities) - SLIGHT * total) {
            probabilities = fewer;
            emptied.or(vanishing);
        }
    }

    /** How the mean log-likelihood of a person grows towards each interval, plus one. */
    private double[] slopes(double[] p) {
        double[] sums = sums(p);
        double[] changes = new double[p.length + 1];
        for (int i = 0; i < first.length; i++) {
            double share = weight[i] / (total * (sums[end[i]] - sums[first[i]]));
            changes[first[i]] += share;
            changes[end[i]] -= share;
        }
        Arrays.parallelPrefix(changes, Double::sum);
        return Arrays.copyOf(changes, p.length);
    }

    /** One step of EM: each person's probability is shared out over the intervals of its span, as they are now. */
    private double[] times(double[] p, double[] slopes) {
        double[] improved = new double[p.length];
        for (int j = 0; j < p.length; j++) {
            improved[j] = p[j] * slopes[j];
        }
        steps++;
        return normalized(improved);
    }

    /** Follows the direction of the last two steps further; an interval that would lose all keeps what it had. */
    private static double[] extrapolate(double[] p, double[] once, double[] twice) {
        double change = 0;
        double turn = 0;
        for (int j = 0; j < p.length; j++) {
            double r = once[j] - p[j];
            double v = twice[j] - once[j] - r;
            change += r * r;
            turn += v * v;
        }
        double length = turn == 0 ? 1 : Math.max(Math.sqrt(change / turn), 1);
        double[] further = new double[p.length];
        for (int j = 0; j < p.length; j++) {
            double r = once[j] - p[j];
            double v = twice[j] - once[j] - r;
            double q = p[j] + 2 * length * r + length * length * v;
            further[j] = q > 0 ? q : twice[j];
        }
        return normalized(further);
    }

    private double logLikelihood(double[] p) {
        double[] sums = sums(p);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += weight[i] * Math.log(sums[end[i]] - sums[first[i]]);
        }
        return sum;
    }

    private static double[] sums(double[] p) {
        double[] sums = new double[p.length + 1];
        for (int j = 0; j < p.length; j++) {
            sums[j + 1] = sums[j] + p[j];
        }
        return sums;
    }

    private static double[] normalized(double[] p) {
        double sum = Arrays.stream(p).sum();
        for (int j = 0; j < p.length; j++) {
            p[j] /= sum;
        }
        return p;
    }
}
