package kosh.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * The distributions that people of an era were drawn from: what an estimate from them estimates. Days are whole, as in the episodes, so
 * that nothing is approximate but the last digits.
 *
 * <p>An era taken as a whole is a mixture of origins, procedures and ages in their shares. Several eras together have no such truth: how
 * long people can be observed depends on the era.
 */
public final class Truth {

    /** People who are alike in all that their time depends on, and their share. */
    private record Stratum(double share, Wait law, Hazards hazards) {}

    private final List<Stratum> strata;

    private Truth(List<Stratum> strata) {
        this.strata = List.copyOf(strata);
    }

    /** Of all who arrived in the era. */
    public static Truth of(Era era) {
        return of(era, Origin.in(era));
    }

    /** Of those who came from one country. */
    public static Truth of(Era era, Origin origin) {
        return of(era, Choice.of(List.of(origin), one -> 1));
    }

    private static Truth of(Era era, Choice<Origin> origins) {
        List<Stratum> strata = new ArrayList<>();
        for (Choice.Part<Origin> origin : origins.parts()) {
            for (Choice.Part<Route> route : era.routes().parts()) {
                for (Choice.Part<AgeGroup> age : AgeGroup.ALL.parts()) {
                    strata.add(new Stratum(
                            origin.share() * route.share() * age.share(),
                            route.value().law().times(origin.value().pace()),
                            era.hazards(age.value())));
                }
            }
        }
        return new Truth(strata);
    }

    /**
     * The distribution function of the time to citizenship: the probability of being a citizen by the end of that day if nobody left, was
     * refused or died. Kaplan and Meier estimate one minus it.
     *
     * @param days whole days from arrival
     */
    public double event(int days) {
        return strata.stream()
                .mapToDouble(stratum -> stratum.share * (1 - stratum.law.survival(days)))
                .sum();
    }

    /** One minus {@link #event}. */
    public double survival(int days) {
        return 1 - event(days);
    }

    /** The first day by whose end at least that share are citizens if nobody left, was refused or died.
     *
     * @param share strictly between 0 and 1; 0.5 for the median
     * @throws IllegalArgumentException if the share is not between
     */
    public int quantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("The share " + share + " is not between 0 and 1");
        }
        int day = 0;
        while (event(day) < share) {
            day++;
        }
        return day;
    }

    /**
     * The probability of an ending within so many days, when all of them compete: what Aalen and Johansen estimate. That of waiting is the
     * probability that none has happened yet; all five add up to 1.
     */
    public double incidence(Ending ending, int days) {
        return strata.stream()
                .mapToDouble(stratum -> stratum.share * incidence(stratum, ending, days))
                .sum();
    }

    private static double incidence(Stratum stratum, Ending ending, int days) {
        return switch (ending) {
            case CITIZEN -> citizen(stratum, days);
            case WAITING -> waiting(stratum, days);
            case LEFT, REFUSED, DIED ->
                stratum.hazards.share(ending) * (1 - waiting(stratum, days) - citizen(stratum, days));
        };
    }

    private static double waiting(Stratum stratum, int days) {
        return stratum.law.survival(days) * stratum.hazards.survival(days);
    }

    /** Citizens of a day are those whose wait ends on it and whom nothing struck before it: on the same day citizenship comes first. */
    private static double citizen(Stratum stratum, int days) {
        double sum = 0;
        double before = 1;
        for (int day = 1; day <= days; day++) {
            double after = stratum.law.survival(day);
            sum += (before - after) * stratum.hazards.survival(day - 1);
            before = after;
        }
        return sum;
    }
}
