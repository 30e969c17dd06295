package kosh.survival;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The probability of not yet being a citizen, by days since arrival (Kaplan and Meier, Journal of the American Statistical Association 1958):
 * the product over the days of 1 - d/n, where d of n persons at risk become citizens. An episode that ends on the day of an event is at risk
 * on that day: events come first.
 *
 * <p>All outcomes but citizen are censored here, so that the curve answers how fast people would become citizens if nobody left, was refused
 * or died, and those who did were like those who did not. How many did become citizens is what {@link AalenJohansen} says.
 *
 * <p>As survfit(Surv(time, status) ~ group) of R.
 */
public final class KaplanMeier {

    /**
     * The curve from one day until the next.
     *
     * @param day days since arrival
     * @param atRisk persons whose time ended on that day or later
     * @param events persons who became citizens on that day
     * @param censored persons whose time ended on that day otherwise
     * @param survival the probability of not being a citizen after that day
     * @param standardError of the survival (Greenwood, Reports on Public Health and Medical Subjects 33, 1926); absent where it is 0
     */
    public record Step(
            int day,
            long atRisk,
            long events,
            long censored,
            double survival,
            Estimate standardError,
            Interval interval) {}

    /**
     * The curve at a day that was asked for; absent after the last observed day.
     *
     * @param atRisk persons whose time ended on that day or later
     * @param survival the probability of not being a citizen after that day
     */
    public record Reading(int day, long atRisk, Estimate survival, Estimate standardError, Interval interval) {

        /** The probability of being a citizen by that day; its standard error is that of the survival. */
        public Estimate event() {
            return survival.complement();
        }

        public Interval eventInterval() {
            return interval.complement();
        }
    }

    private final Cohort cohort;
    private final double[] survival;
    private final double[] logVariance;

    private KaplanMeier(Cohort cohort, double[] survival, double[] logVariance) {
        this.cohort = cohort;
        this.survival = survival;
        this.logVariance = logVariance;
    }

    public static KaplanMeier of(Cohort cohort) {
        double[] survival = new double[cohort.size()];
        double[] logVariance = new double[cohort.size()];
        double s = 1;
        double v = 0;
        for (int i = 0; i < survival.length; i++) {
            double n = cohort.atRisk(i);
            double d = cohort.exits(i, Outcome.CITIZEN);
            s *= (n - d) / n;
            v += d == 0 ? 0 : d / (n * (n - d));
            survival[i] = s;
            logVariance[i] = v;
        }
        return new KaplanMeier(cohort, survival, logVariance);
    }

    /** How many different days there are. */
    public int size() {
        return survival.length;
    }

    public int day(int i) {
        return cohort.day(i);
    }

    public double survival(int i) {
        return survival[i];
    }

    public Step step(int i, Confidence confidence) {
        long events = cohort.exits(i, Outcome.CITIZEN);
        long censored = cohort.atRisk(i) - cohort.atRisk(i + 1) - events;
        return new Step(
                day(i), cohort.atRisk(i), events, censored, survival[i], standardError(i), interval(i, confidence));
    }

    /** The whole curve: one step for each day on which somebody's time ended. */
    public List<Step> steps(Confidence confidence) {
        return IntStream.range(0, size()).mapToObj(i -> step(i, confidence)).toList();
    }

    public Estimate standardError(int i) {
        if (survival[i] == 0) {
            return Estimate.absent(Absence.NOBODY_LEFT);
        }
        return Estimate.of(survival[i] * Math.sqrt(logVariance[i]));
    }

    public Interval interval(int i, Confidence confidence) {
        if (survival[i] == 0) {
            return Interval.absent(Absence.NOBODY_LEFT);
        }
        return confidence.around(survival[i], Math.sqrt(logVariance[i]));
    }

    /** The curve at any day, as summary(survfit, times=) of R; before the first step it is 1 without error. */
    public Reading at(int day, Confidence confidence) {
        int next = cohort.firstNotBefore(day);
        if (next == size()) {
            Absence why = cohort.isEmpty() ? Absence.NO_EPISODES : Absence.AFTER_THE_LAST_DAY;
            return new Reading(day, 0, Estimate.absent(why), Estimate.absent(why), Interval.absent(why));
        }
        long atRisk = cohort.atRisk(next);
        int last = day(next) == day ? next : next - 1;
        if (last < 0) {
            return new Reading(day, atRisk, Estimate.of(1), Estimate.of(0), Interval.of(1, 1));
        }
        return new Reading(day, atRisk, Estimate.of(survival[last]), standardError(last), interval(last, confidence));
    }

    /**
     * The day by which a share of the people are citizens.
     *
     * @param share strictly between 0 and 1; 0.5 for the median
     */
    public Quantile quantile(double share, Confidence confidence) {
        return Quantile.of(this, share, confidence);
    }

    /**
     * The mean days without citizenship within a horizon.
     *
     * @param tau the horizon in days
     */
    public RestrictedMean mean(int tau) {
        return RestrictedMean.of(cohort, this, tau);
    }
}
