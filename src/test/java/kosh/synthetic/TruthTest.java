package kosh.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kosh.survival.AalenJohansen;
import kosh.survival.Cohort;
import kosh.survival.Confidence;
import kosh.survival.Durations;
import kosh.survival.KaplanMeier;
import kosh.survival.LogRank;
import kosh.survival.Outcome;
import org.junit.jupiter.api.Test;

/** Estimates from people who do not exist against what they were drawn from: the statistics and the model hold each other. */
class TruthTest {

    private static final List<Person> PEOPLE =
            Population.of(Population.SEED).people(100_000).toList();
    private static final List<Integer> DAYS = List.of(90, 180, 365, 1825);
    private static final Confidence CONFIDENCE = Confidence.of(Confidence.Type.PLAIN, 0.95);

    /** An estimate may be so many of its standard errors off: by chance one of 16,000 is. */
    private static final double ERRORS = 4;

    /** Below that, the standard error is itself a poor estimate. */
    private static final int ENOUGH_AT_RISK = 30;

    private static Outcome outcome(Person person) {
        return Outcome.valueOf(person.ending().name());
    }

    private static Cohort cohort(Predicate<Person> which) {
        Durations.Builder builder = Durations.builder(1);
        PEOPLE.stream().filter(which).forEach(person -> builder.add(person.days(), outcome(person), 1, 0));
        return builder.build().cohorts().get(0);
    }

    /** Holds the curve against the truth, and tells at how many days that could be done. */
    private static int holds(Truth truth, Cohort cohort, String name) {
        KaplanMeier curve = KaplanMeier.of(cohort);
        int held = 0;
        for (int day : DAYS) {
            KaplanMeier.Reading reading = curve.at(day, CONFIDENCE);
            if (reading.atRisk() >= ENOUGH_AT_RISK) {
                // Where nobody can have become a citizen yet, both are exactly 1.
                assertThat(reading.survival().get())
                        .as("%s at day %d", name, day)
                        .isCloseTo(
                                truth.survival(day),
                                within(ERRORS * reading.standardError().get()));
                held++;
            }
        }
        return held;
    }

    @Test
    void kaplanAndMeierFindTheTruthOfEachEra() {
        int held = 0;
        for (Era era : Era.values()) {
            held += holds(Truth.of(era), cohort(person -> person.era() == era), era.name());
        }
        assertThat(held).isGreaterThanOrEqualTo(15);
    }

    @Test
    void kaplanAndMeierFindTheTruthOfEachOriginInEachEra() {
        int held = 0;
        for (Era era : Era.values()) {
            for (Origin origin : Origin.values()) {
                held += holds(
                        Truth.of(era, origin),
                        cohort(person -> person.era() == era && person.origin() == origin),
                        era + " " + origin);
            }
        }
        assertThat(held).isGreaterThanOrEqualTo(60);
    }

    @Test
    void theMedianIsTheTrueOneButForDays() {
        for (Era era : Era.values()) {
            KaplanMeier curve = KaplanMeier.of(cohort(person -> person.era() == era));
            assertThat(curve.quantile(0.5, CONFIDENCE).day().get())
                    .as("%s", era)
                    .isCloseTo(Truth.of(era).quantile(0.5), within(40.0));
        }
    }

    @Test
    void aalenAndJohansenFindTheTrueSharesOfAllOutcomes() {
        for (Era era : Era.values()) {
            Truth truth = Truth.of(era);
            AalenJohansen curves = AalenJohansen.of(cohort(person -> person.era() == era));
            for (int day : DAYS) {
                int last = lastNotAfter(day, curves);
                for (Ending ending : Ending.values()) {
                    Outcome outcome = Outcome.valueOf(ending.name());
                    assertThat(curves.probability(last, outcome))
                            .as("%s %s at day %d", era, ending, day)
                            .isCloseTo(
                                    truth.incidence(ending, day), within(ERRORS * curves.standardError(last, outcome)));
                }
            }
        }
    }

    private static int lastNotAfter(int day, AalenJohansen curves) {
        int i = 0;
        while (i + 1 < curves.size() && curves.day(i + 1) <= day) {
            i++;
        }
        return i;
    }

    @Test
    void theSharesOfAllOutcomesAddUpToOneAndEndWithNobodyWaiting() {
        for (Era era : Era.values()) {
            Truth truth = Truth.of(era);
            for (int day : List.of(0, 1, 400, 10_000)) {
                assertThat(Stream.of(Ending.values())
                                .mapToDouble(ending -> truth.incidence(ending, day))
                                .sum())
                        .isCloseTo(1, within(1e-12));
            }
            assertThat(truth.incidence(Ending.WAITING, 0)).isEqualTo(1, within(1e-12));
            assertThat(truth.incidence(Ending.WAITING, 10_000)).isLessThan(1e-4);
        }
    }

    /** 30 + 900 (ln 2)^(1/1.2) days after arrival. */
    @Test
    void theMedianOfOneRouteIsThatOfItsFormula() {
        assertThat(Truth.of(Era.ADMISSION, Origin.MONGOLIA).quantile(0.5)).isEqualTo(694);
        assertThat(Truth.of(Era.FOUR_YEARS).survival(1461)).isEqualTo(1, within(1e-12));
        assertThatThrownBy(() -> Truth.of(Era.FOUR_YEARS).quantile(1))
                .hasMessage("The share 1.0 is not between 0 and 1");
    }

    @Test
    void theSexesDoNotDifferButOriginsDo() {
        for (Era era : Era.values()) {
            Predicate<Person> inEra = person -> person.era() == era;
            LogRank sexes = LogRank.of(List.of(
                    cohort(inEra.and(person -> person.sex().equals("F"))),
                    cohort(inEra.and(person -> person.sex().equals("M")))));
            LogRank origins = LogRank.of(List.of(
                    cohort(inEra.and(person -> person.origin() == Origin.CHINA)),
                    cohort(inEra.and(person -> person.origin() != Origin.CHINA))));
            assertThat(sexes.chiSquare().get()).as("%s", era).isLessThan(ERRORS * ERRORS);
            assertThat(origins.chiSquare().get()).as("%s", era).isGreaterThan(ERRORS * ERRORS);
        }
    }
}
