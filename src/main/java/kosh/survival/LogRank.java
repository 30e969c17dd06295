package kosh.survival;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.special.Gamma;

/**
 * Whether groups become citizens equally fast: the log-rank test (Mantel, Cancer Chemotherapy Reports 1966; for several groups Peto and
 * Peto, Journal of the Royal Statistical Society A 1972), with the hypergeometric variance. On each day the events are compared with those
 * expected if they fell on the groups as these are at risk. Outcomes other than citizen are censored, as in {@link KaplanMeier}.
 *
 * <p>As survdiff(Surv(time, status) ~ group) of R on rows repeated as often as there are persons.
 *
 * @param groups in the order given
 * @param degreesOfFreedom one less than the groups of which events are expected; 0 if there is none
 * @param chiSquare the statistic
 * @param pValue the probability of so great a statistic if the groups do not differ
 */
public record LogRank(List<Group> groups, int degreesOfFreedom, Estimate chiSquare, Estimate pValue) {

    /** Variances of the scaled matrix below this are taken for zero: it can then not be solved to ten digits. */
    private static final double SINGULAR = 1e-12;

    /** The persons of a group, and its events as they were and as they would be expected. */
    public record Group(long persons, long observed, double expected) {}

    public LogRank {
        groups = List.copyOf(groups);
    }

    /** Compares cohorts, of which some may be empty. */
    public static LogRank of(List<Cohort> cohorts) {
        Sums sums = new Sums(cohorts);
        List<Group> groups = IntStream.range(0, cohorts.size())
                .mapToObj(g -> new Group(cohorts.get(g).persons(), sums.observed[g], sums.expected[g]))
                .toList();
        int[] compared = IntStream.range(0, groups.size())
                .filter(g -> sums.expected[g] > 0)
                .toArray();
        if (compared.length < 2) {
            return absent(groups, Math.max(compared.length - 1, 0), Absence.FEWER_THAN_TWO_GROUPS);
        }
        // The differences add up to zero: one group says nothing new.
        int freedom = compared.length - 1;
        RealMatrix variance = MatrixUtils.createRealMatrix(freedom, freedom);
        RealVector difference = new ArrayRealVector(freedom);
        for (int i = 0; i < freedom; i++) {
            int g = compared[i];
            double deviation = Math.sqrt(sums.variance[g][g]);
            if (deviation == 0) {
                return absent(groups, freedom, Absence.NO_VARIANCE);
            }
            difference.setEntry(i, (sums.observed[g] - sums.expected[g]) / deviation);
            for (int j = 0; j < freedom; j++) {
                int h = compared[j];
                variance.setEntry(i, j, sums.variance[g][h] / deviation / Math.sqrt(sums.variance[h][h]));
            }
        }
        DecompositionSolver solver = new LUDecomposition(variance, SINGULAR).getSolver();
        if (!solver.isNonSingular()) {
            return absent(groups, freedom, Absence.NO_VARIANCE);
        }
        double chiSquare = solver.solve(difference).dotProduct(difference);
        double p = Gamma.regularizedGammaQ(freedom / 2.0, chiSquare / 2);
        return new LogRank(groups, freedom, Estimate.of(chiSquare), Estimate.of(p));
    }

    private static LogRank absent(List<Group> groups, int freedom, Absence why) {
        return new LogRank(groups, freedom, Estimate.absent(why), Estimate.absent(why));
    }

    /** Observed and expected events and the variances of their differences, added up over the days. */
    private static final class Sums {
        final List<Cohort> cohorts;
        final long[] observed;
        final double[] expected;
        final double[][] variance;
        private final int[] next;

        Sums(List<Cohort> cohorts) {
            this.cohorts = cohorts;
            observed = new long[cohorts.size()];
            expected = new double[cohorts.size()];
            variance = new double[cohorts.size()][cohorts.size()];
            next = new int[cohorts.size()];
            for (int day = nextDay(); day != Integer.MAX_VALUE; day = nextDay()) {
                add(day);
            }
        }

        private int nextDay() {
            int day = Integer.MAX_VALUE;
            for (int g = 0; g < next.length; g++) {
                Cohort cohort = cohorts.get(g);
                if (next[g] < cohort.size()) {
                    day = Math.min(day, cohort.day(next[g]));
                }
            }
            return day;
        }

        private void add(int day) {
            double[] atRisk = new double[next.length];
            double n = 0;
            double d = 0;
            for (int g = 0; g < next.length; g++) {
                Cohort cohort = cohorts.get(g);
                atRisk[g] = cohort.atRisk(next[g]);
                n += atRisk[g];
                if (next[g] < cohort.size() && cohort.day(next[g]) == day) {
                    long events = cohort.exits(next[g], Outcome.CITIZEN);
                    observed[g] += events;
                    d += events;
                    next[g]++;
                }
            }
            if (d > 0) {
                compare(atRisk, n, d);
            }
        }

        private void compare(double[] atRisk, double n, double d) {
            double factor = n > 1 ? d * (n - d) / (n - 1) : 0;
            for (int g = 0; g < atRisk.length; g++) {
                double share = atRisk[g] / n;
                expected[g] += d * share;
                for (int h = 0; h < atRisk.length; h++) {
                    // Not 1 - share, which would lose digits of a group that is nearly all.
                    variance[g][h] += factor * share * (g == h ? n - atRisk[g] : -atRisk[h]) / n;
                }
            }
        }
    }
}
