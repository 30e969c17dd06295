package kosh.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import kosh.survival.Confidence.Type;
import kosh.survival.Spans.Span;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for all data. */
class SurvivalProperties {

    private static final int GROUPS = 3;
    private static final Confidence LOG = Confidence.of(Type.LOG, 0.95);

    private record Episode(int days, Outcome outcome, int persons, int group) {}

    @Provide
    Arbitrary<List<Episode>> episodes() {
        Arbitrary<Integer> days = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 12), Arbitraries.integers().between(0, 2000));
        return Combinators.combine(
                        days,
                        Arbitraries.of(Outcome.class),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, GROUPS - 1))
                .as(Episode::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static Durations durations(List<Episode> episodes) {
        Durations.Builder builder = Durations.builder(GROUPS);
        episodes.forEach(e -> builder.add(e.days, e.outcome, e.persons, e.group));
        return builder.build();
    }

    /** All as one cohort. */
    private static Cohort cohort(List<Episode> episodes) {
        return durations(episodes).cohorts(new int[GROUPS], 1).get(0);
    }

    private static List<Episode> repeated(List<Episode> episodes) {
        return episodes.stream()
                .flatMap(e -> Collections.nCopies(e.persons, new Episode(e.days, e.outcome, 1, e.group)).stream())
                .toList();
    }

    private static int last(List<Episode> episodes) {
        return episodes.stream().mapToInt(Episode::days).max().orElse(0);
    }

    @Property
    void survivalNeverRises(@ForAll("episodes") List<Episode> episodes) {
        double before = 1;
        for (KaplanMeier.Step step : KaplanMeier.of(cohort(episodes)).steps(LOG)) {
            assertThat(step.survival()).isBetween(0.0, before);
            before = step.survival();
        }
    }

    @Property
    void survivalIsTheProductOverDaysCountedOneByOne(@ForAll("episodes") List<Episode> episodes) {
        List<Episode> persons = repeated(episodes);
        for (KaplanMeier.Step step : KaplanMeier.of(cohort(episodes)).steps(LOG)) {
            double survival = 1;
            double greenwood = 0;
            for (int day = 0; day <= step.day(); day++) {
                long n = atRisk(persons, day);
                long d = events(persons, day);
                survival *= n == 0 ? 1 : 1 - (double) d / n;
                greenwood += d == 0 ? 0 : (double) d / n / (n - d);
            }
            assertThat(step.survival()).isCloseTo(survival, within(1e-12));
            if (step.survival() > 0) {
                assertThat(step.standardError().get()).isCloseTo(survival * Math.sqrt(greenwood), within(1e-12));
            }
        }
    }

    private static long atRisk(List<Episode> persons, int day) {
        return persons.stream().filter(e -> e.days >= day).count();
    }

    private static long events(List<Episode> persons, int day) {
        return persons.stream()
                .filter(e -> e.days == day && e.outcome == Outcome.CITIZEN)
                .count();
    }

    @Property
    void anEpisodeThatEndsAfterAllEventsWithoutOneChangesNothingButTheNumbersAtRisk(
            @ForAll("episodes") List<Episode> episodes) {
        // It is at risk at each event, so that it does change the curve; a later end of one that is there does not.
        List<Episode> longer = new ArrayList<>(episodes);
        longer.add(new Episode(last(episodes) + 1, Outcome.WAITING, 1, 0));
        List<Episode> longest = new ArrayList<>(episodes);
        longest.add(new Episode(last(episodes) + 900, Outcome.WAITING, 1, 0));
        KaplanMeier first = KaplanMeier.of(cohort(longer));
        KaplanMeier second = KaplanMeier.of(cohort(longest));
        for (int i = 0; i + 1 < first.size(); i++) {
            assertThat(second.step(i, LOG)).isEqualTo(first.step(i, LOG));
        }
    }

    @Property
    void personsAreRepeatedRows(@ForAll("episodes") List<Episode> episodes) {
        Cohort weighted = cohort(episodes);
        Cohort rows = cohort(repeated(episodes));
        assertThat(KaplanMeier.of(rows).steps(LOG))
                .isEqualTo(KaplanMeier.of(weighted).steps(LOG));
        assertThat(AalenJohansen.of(rows).steps(LOG))
                .isEqualTo(AalenJohansen.of(weighted).steps(LOG));
        assertThat(LogRank.of(durations(repeated(episodes)).cohorts()))
                .isEqualTo(LogRank.of(durations(episodes).cohorts()));
    }

    @Property
    void theProbabilitiesOfAllOutcomesAddUpToOne(@ForAll("episodes") List<Episode> episodes) {
        AalenJohansen curves = AalenJohansen.of(cohort(episodes));
        for (int i = 0; i < curves.size(); i++) {
            double sum = 0;
            for (Outcome outcome : Outcome.values()) {
                sum += curves.probability(i, outcome);
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    @Property
    void withOneOutcomeOnlyAalenJohansenIsOneMinusKaplanMeier(@ForAll("episodes") List<Episode> episodes) {
        Cohort cohort = cohort(episodes.stream()
                .map(e -> e.outcome == Outcome.CITIZEN ? e : new Episode(e.days, Outcome.WAITING, e.persons, e.group))
                .toList());
        AalenJohansen curves = AalenJohansen.of(cohort);
        KaplanMeier curve = KaplanMeier.of(cohort);
        for (int i = 0; i < curve.size(); i++) {
            assertThat(curves.probability(i, Outcome.CITIZEN)).isCloseTo(1 - curve.survival(i), within(1e-12));
            double error = curve.standardError(i).toOptional().orElse(0);
            assertThat(curves.standardError(i, Outcome.CITIZEN)).isCloseTo(error, within(1e-12));
            assertThat(curves.standardError(i, Outcome.WAITING)).isCloseTo(error, within(1e-12));
        }
    }

    /** Counts what a change of the weight of each person does to the curve, as the jackknife is defined. */
    @Property(tries = 100)
    void theVarianceIsTheSumOfSquaredInfluences(@ForAll("episodes") List<Episode> episodes) {
        List<Episode> persons = repeated(episodes);
        AalenJohansen curves = AalenJohansen.of(cohort(episodes));
        for (Outcome outcome : List.of(Outcome.CITIZEN, Outcome.DIED)) {
            double[] variance = new double[curves.size()];
            for (int person = 0; person < persons.size(); person++) {
                double[] influence = influence(persons, person, outcome, curves);
                for (int i = 0; i < variance.length; i++) {
                    variance[i] += influence[i] * influence[i];
                }
            }
            for (int i = 0; i < variance.length; i++) {
                assertThat(curves.standardError(i, outcome)).isCloseTo(Math.sqrt(variance[i]), within(1e-9));
            }
        }
    }

    private static double[] influence(List<Episode> persons, int person, Outcome outcome, AalenJohansen curves) {
        Episode one = persons.get(person);
        double[] result = new double[curves.size()];
        double waiting = 1;
        double ofWaiting = 0;
        double ofOutcome = 0;
        for (int i = 0; i < result.length; i++) {
            int day = curves.day(i);
            double n = atRisk(persons, day);
            double all = count(persons, day, null) / n;
            double own = count(persons, day, outcome) / n;
            boolean ends = one.days == day && one.outcome != Outcome.WAITING;
            double moreAll = one.days < day ? 0 : ((ends ? 1 : 0) - all) / n;
            double moreOwn = one.days < day ? 0 : ((ends && one.outcome == outcome ? 1 : 0) - own) / n;
            ofOutcome += ofWaiting * own + waiting * moreOwn;
            ofWaiting = ofWaiting * (1 - all) - waiting * moreAll;
            waiting *= 1 - all;
            result[i] = ofOutcome;
        }
        return result;
    }

    private static double count(List<Episode> persons, int day, @Nullable Outcome outcome) {
        return persons.stream()
                .filter(e -> e.days == day && (outcome == null ? e.outcome != Outcome.WAITING : e.outcome == outcome))
                .count();
    }

    @Property
    void turnbullOfDaysAndCensoringIsKaplanMeier(@ForAll("episodes") List<Episode> episodes) {
        Spans.Builder builder = Spans.builder();
        for (Episode e : episodes) {
            builder.add(e.outcome == Outcome.CITIZEN ? Span.on(e.days) : Span.notBy(e.days), e.persons);
        }
        Turnbull turnbull = Turnbull.of(builder.build());
        assertThat(turnbull.converged()).isTrue();
        for (KaplanMeier.Step step : KaplanMeier.of(cohort(episodes)).steps(LOG)) {
            // After the last event it is open how long the rest waits.
            assertThat(step.survival())
                    .isBetween(
                            step.events() == 0
                                    ? 0
                                    : turnbull.survival(step.day()).lower().get() - 1e-6,
                            turnbull.survival(step.day()).upper().get() + 1e-6);
        }
    }

    @Property
    void turnbullIsAProbability(@ForAll("episodes") List<Episode> episodes, @ForAll Random random) {
        Spans.Builder builder = Spans.builder();
        for (Episode e : episodes) {
            int after = e.days - 1 - random.nextInt(e.days + 1);
            builder.add(
                    new Span(after, random.nextInt(4) == 0 ? null : Integer.valueOf(e.days + random.nextInt(9))),
                    e.persons);
        }
        Turnbull turnbull = Turnbull.of(builder.build());
        assertThat(turnbull.converged()).isEqualTo(turnbull.gap() <= Turnbull.TOLERANCE);
        assertThat(turnbull.gap()).as("%s", turnbull).isLessThan(1e-4);
        assertThat(turnbull.masses())
                .allSatisfy(mass -> assertThat(mass.probability()).isBetween(0.0, 1 + 1e-12));
        assertThat(turnbull.masses().stream()
                        .mapToDouble(Turnbull.Mass::probability)
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    @Property
    void theLogRankTestDoesNotDependOnTheOrderOfRowsOrGroups(
            @ForAll("episodes") List<Episode> episodes, @ForAll Random random) {
        LogRank test = LogRank.of(durations(episodes).cohorts());
        List<Episode> shuffled = new ArrayList<>(episodes);
        Collections.shuffle(shuffled, random);
        assertThat(LogRank.of(durations(shuffled).cohorts())).isEqualTo(test);

        List<Cohort> groups = new ArrayList<>(durations(episodes).cohorts());
        Collections.shuffle(groups, random);
        LogRank other = LogRank.of(groups);
        assertThat(other.degreesOfFreedom()).isEqualTo(test.degreesOfFreedom());
        assertThat(other.chiSquare().isPresent()).isEqualTo(test.chiSquare().isPresent());
        if (test.chiSquare().isPresent()) {
            assertThat(other.chiSquare().get())
                    .isCloseTo(
                            test.chiSquare().get(),
                            within(1e-8 * (1 + test.chiSquare().get())));
            assertThat(test.chiSquare().get()).isGreaterThanOrEqualTo(-1e-9);
            assertThat(test.pValue().get()).isBetween(0.0, 1.0);
        }
    }

    @Property
    void theLogRankTestOfTwoGroupsIsTheOneCountedOneByOne(@ForAll("episodes") List<Episode> episodes) {
        List<Episode> two = repeated(episodes).stream().filter(e -> e.group < 2).toList();
        List<Episode> first = two.stream().filter(e -> e.group == 0).toList();
        double difference = 0;
        double variance = 0;
        for (int day = 0; day <= last(two); day++) {
            double n = atRisk(two, day);
            double d = events(two, day);
            double share = n == 0 ? 0 : atRisk(first, day) / n;
            difference += events(first, day) - d * share;
            variance += n < 2 ? 0 : d * share * (1 - share) * (n - d) / (n - 1);
        }
        LogRank test = LogRank.of(durations(episodes).cohorts().subList(0, 2));
        if (test.chiSquare().isPresent()) {
            assertThat(test.chiSquare().get()).isCloseTo(difference * difference / variance, within(1e-9));
        } else {
            assertThat(variance).isZero();
        }
    }

    @Property
    void intervalsContainTheEstimateAndNestByLevel(@ForAll("episodes") List<Episode> episodes, @ForAll Type type) {
        Cohort cohort = cohort(episodes);
        KaplanMeier curve = KaplanMeier.of(cohort);
        AalenJohansen curves = AalenJohansen.of(cohort);
        Confidence narrow = Confidence.of(type, 0.8);
        Confidence wide = Confidence.of(type, 0.95);
        for (int i = 0; i < curve.size(); i++) {
            nested(curve.survival(i), curve.interval(i, narrow), curve.interval(i, wide));
            for (Outcome outcome : Outcome.values()) {
                nested(
                        curves.probability(i, outcome),
                        curves.interval(i, outcome, narrow),
                        curves.interval(i, outcome, wide));
            }
        }
    }

    private static void nested(double estimate, Interval narrow, Interval wide) {
        assertThat(wide.lower().isPresent()).isEqualTo(narrow.lower().isPresent());
        if (narrow.lower().isPresent()) {
            assertThat(estimate)
                    .isBetween(narrow.lower().get() - 1e-12, narrow.upper().get() + 1e-12);
            assertThat(wide.lower().get()).isLessThanOrEqualTo(narrow.lower().get());
            assertThat(wide.upper().get()).isGreaterThanOrEqualTo(narrow.upper().get());
            assertThat(wide.lower().get()).isNotNegative();
            assertThat(wide.upper().get()).isLessThanOrEqualTo(1);
        }
    }

    @Property
    void quantilesLieInTheirIntervals(@ForAll("episodes") List<Episode> episodes, @ForAll Type type) {
        KaplanMeier curve = KaplanMeier.of(cohort(episodes));
        for (double share : new double[] {0.25, 0.5, 0.75}) {
            Quantile quantile = curve.quantile(share, Confidence.of(type, 0.95));
            if (quantile.day().isPresent()) {
                double day = quantile.day().get();
                assertThat(quantile.interval().lower().toOptional().orElse(day)).isLessThanOrEqualTo(day);
                assertThat(quantile.interval().upper().toOptional().orElse(day)).isGreaterThanOrEqualTo(day);
            }
        }
    }

    @Property
    void meansGrowWithTheHorizonButNotFaster(@ForAll("episodes") List<Episode> episodes) {
        KaplanMeier curve = KaplanMeier.of(cohort(episodes));
        double before = 0;
        for (int tau = 0; tau < 3000; tau += 250) {
            double mean = curve.mean(tau).days().get();
            assertThat(mean - before).isBetween(-1e-9, 250 + 1e-9);
            before = mean;
        }
    }
}
