package kosh.survival;

/**
 * The mean days without citizenship within a horizon: the area under the Kaplan-Meier curve from 0 to tau (Irwin, Journal of Hygiene 1949;
 * standard error as in Klein and Moeschberger, Survival Analysis, 2nd ed. 2003, section 4.5). As print(survfit, rmean=tau) of R.
 *
 * @param tau the horizon in days
 * @param days the mean
 * @param extended whether the curve was held flat from its last day to the horizon, though it is not at 0 there: the mean is then no more
 *     than a reading of that assumption
 */
public record RestrictedMean(int tau, Estimate days, Estimate standardError, boolean extended) {

    static RestrictedMean of(Cohort cohort, KaplanMeier curve, int tau) {
        if (tau < 0) {
            throw new IllegalArgumentException("A horizon of " + tau + " days");
        }
        if (cohort.isEmpty()) {
            Estimate none = Estimate.absent(Absence.NO_EPISODES);
            return new RestrictedMean(tau, none, none, false);
        }
        double area = 0;
        double variance = 0;
        int end = tau;
        for (int i = cohort.firstNotBefore(tau) - 1; i >= 0; i--) {
            area += curve.survival(i) * (end - curve.day(i));
            end = curve.day(i);
            double n = cohort.atRisk(i);
            double d = cohort.exits(i, Outcome.CITIZEN);
            // Where nobody is left, nothing lies after it.
            variance += n == d ? 0 : area * area * d / (n * (n - d));
        }
        int last = cohort.size() - 1;
        boolean extended = tau > curve.day(last) && curve.survival(last) > 0;
        return new RestrictedMean(tau, Estimate.of(area + end), Estimate.of(Math.sqrt(variance)), extended);
    }
}
