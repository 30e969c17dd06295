package kosh.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kosh.stats.SomeSeries.Unbroken;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds for every series. */
@Domain(SomeSeries.class)
@Domain(DomainContext.Global.class)
class StatisticsProperties {

    @Property(tries = 300)
    void slopesFollowShiftAndScale(
            @ForAll Series series,
            @ForAll @IntRange(min = -1000, max = 1000) int shift,
            @ForAll @IntRange(min = 1, max = 50) int scale) {
        Series other = series.map(y -> shift + scale * y);
        LeastSquares line = LeastSquares.of(series, 0.9);
        LeastSquares otherLine = LeastSquares.of(other, 0.9);
        double slack = 1e-9 * scale * 20_000;
        assertThat(otherLine.slope()).isCloseTo(scale * line.slope(), within(slack));
        assertThat(otherLine.interval().width())
                .isCloseTo(scale * line.interval().width(), within(100 * slack));
        TheilSen sen = TheilSen.of(series, 0.9);
        TheilSen otherSen = TheilSen.of(other, 0.9);
        assertThat(otherSen.slope()).isCloseTo(scale * sen.slope(), within(slack));
        assertThat(otherSen.interval() == null).isEqualTo(sen.interval() == null);
        assertThat(MannKendall.of(other)).isEqualTo(MannKendall.of(series));
        assertThat(Pettitt.of(other)).isEqualTo(Pettitt.of(series));
        assertThat(Cusum.of(other).statistic()).isCloseTo(Cusum.of(series).statistic(), within(1e-9));
    }

    @Property(tries = 200)
    void exponentialGrowthIsFreeOfTheUnit(
            @ForAll Series series, @ForAll @DoubleRange(min = 0.01, max = 1000) double unit) {
        Series positive = series.map(y -> 1 + Math.abs(y));
        assertThat(ExponentialGrowth.of(positive.map(y -> unit * y), 0.9).rate())
                .isCloseTo(ExponentialGrowth.of(positive, 0.9).rate(), within(1e-9));
    }

    @Property(tries = 200)
    void equalValuesMayChangePlaces(
            @ForAll @Size(min = 3, max = 10) List<@IntRange(min = 0, max = 2) Integer> choices) {
        double[] zeros = {0.0, -0.0, 1.0};
        Series one =
                SomeSeries.ofYears(choices.stream().mapToDouble(c -> zeros[c]).toArray());
        Series other = SomeSeries.ofYears(
                choices.stream().mapToDouble(c -> c < 2 ? zeros[1 - c] : 1.0).toArray());
        assertThat(everything(one)).isEqualTo(everything(other));
    }

    @Property(tries = 300)
    void timeTurnedRoundTurnsTheTrendRound(@ForAll Series series) {
        Series reversed = SomeSeries.reversed(series);
        MannKendall test = MannKendall.of(series);
        MannKendall turned = MannKendall.of(reversed);
        assertThat(turned.s()).isEqualTo(-test.s());
        assertThat(turned.z()).isEqualTo(0 - test.z());
        assertThat(turned.p()).isEqualTo(test.p());
        assertThat(TheilSen.of(reversed, 0.9).slope())
                .isEqualTo(0 - TheilSen.of(series, 0.9).slope());
        assertThat(Pettitt.of(reversed).k()).isEqualTo(Pettitt.of(series).k());
    }

    @Property(tries = 300)
    void theilSenLiesWithinItsIntervalsWhichNest(@ForAll Series series) {
        TheilSen wide = TheilSen.of(series, 0.95);
        TheilSen narrow = TheilSen.of(series, 0.5);
        if (wide.interval() != null) {
            assertThat(wide.interval().contains(wide.slope())).isTrue();
            assertThat(narrow.interval()).isNotNull();
            assertThat(wide.interval().contains(narrow.interval().low())).isTrue();
            assertThat(wide.interval().contains(narrow.interval().high())).isTrue();
        }
    }

    @Property(tries = 300)
    void breaksAreNeverCloserThanTheLeastLength(@ForAll Unbroken unbroken) {
        Series series = unbroken.series();
        Assume.that(series.size() >= Breaks.LEAST_POINTS);
        Breaks breaks = Breaks.of(series);
        assertThat(breaks.segments()).allMatch(s -> s.points() >= breaks.leastLength());
        assertThat(breaks.segments().stream().mapToInt(Breaks.Segment::points).sum())
                .isEqualTo(series.size());
        assertThat(breaks.lastBefore()).hasSize(breaks.segments().size() - 1);
    }

    @Property(tries = 100)
    void predictionsWidenWithTheHorizonAndNestByConfidence(@ForAll Unbroken unbroken) {
        Series series = unbroken.series();
        for (Model model : Model.values()) {
            if (series.size() >= model.leastPoints()) {
                widenAndNest(model.forecast(series, 8, 0.95), model.forecast(series, 8, 0.8));
            }
        }
    }

    private static void widenAndNest(List<Forecast> wide, List<Forecast> narrow) {
        for (int h = 0; h < wide.size(); h++) {
            Interval outer = wide.get(h).interval();
            Interval inner = narrow.get(h).interval();
            assertThat(wide.get(h).mean()).isEqualTo(narrow.get(h).mean());
            assertThat(outer.low()).isLessThanOrEqualTo(inner.low());
            assertThat(outer.high()).isGreaterThanOrEqualTo(inner.high());
            if (h > 0) {
                double before = wide.get(h - 1).interval().width();
                assertThat(outer.width()).isGreaterThanOrEqualTo(before * (1 - 1e-9));
            }
        }
    }

    @Property(tries = 100)
    void theProjectionIsByTheModelOfTheSmallestError(@ForAll Unbroken unbroken) {
        Projection projection = Projection.of(unbroken.series(), 3, 0.9);
        List<Projection.Candidate> tested = projection.candidates().stream()
                .filter(c -> c.backTest() != null)
                .toList();
        assertThat(projection.choice())
                .isEqualTo(List.of(
                                Projection.Choice.NONE_TESTED,
                                Projection.Choice.ONLY_ONE_TESTED,
                                Projection.Choice.SMALLEST_ERROR)
                        .get(tested.size()));
        assertThat(projection.model())
                .isEqualTo(tested.stream()
                        .min(Comparator.comparing(c -> c.backTest().meanAbsoluteError()))
                        .map(Projection.Candidate::model)
                        .orElse(Model.RANDOM_WALK));
        assertThat(tested.stream().map(c -> c.backTest().forecasts()).distinct())
                .hasSizeLessThanOrEqualTo(1);
        assertThat(projection.forecasts()).isEqualTo(projection.model().forecast(unbroken.series(), 3, 0.9));
    }

    @Property(tries = 200)
    void hamedAndRaoWithoutSignificantLagsIsMannKendall(@ForAll Series series) {
        HamedRao corrected = HamedRao.of(series);
        MannKendall test = MannKendall.of(series);
        assertThat(corrected.factor() == 1).isEqualTo(corrected.lags().isEmpty());
        if (corrected.lags().isEmpty()) {
            assertThat(corrected.z()).isEqualTo(test.z());
        }
        if (corrected.z() != null) {
            assertThat(Math.signum(corrected.z())).isEqualTo(Math.signum(test.z()));
        }
    }

    @Property(tries = 100)
    void loessFollowsAParabolaAnywhere(
            @ForAll @IntRange(min = 8, max = 30) int n,
            @ForAll @DoubleRange(min = -5, max = 5) double a,
            @ForAll @DoubleRange(min = -5, max = 5) double b,
            @ForAll @DoubleRange(min = 0, max = 40) double at) {
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = 3 + a * i + b * i * i;
        }
        assertThat(Loess.of(SomeSeries.ofYears(y)).at(2001 + at)).isCloseTo(3 + a * at + b * at * at, within(1e-6));
    }

    @Property(tries = 300)
    void noResultHoldsWhatIsNoNumber(@ForAll Series series) {
        for (int n = 0; n <= series.size(); n++) {
            assertThat(everything(series.first(n)))
                    .noneMatch(text -> text.contains("NaN") || text.contains("Infinity"));
        }
    }

    /** All results as text; or why there is none. */
    private static List<String> everything(Series series) {
        double[] low = series.map(y -> y - 1).ys();
        return Stream.<Supplier<Object>>of(
                        () -> Changes.of(series),
                        () -> LeastSquares.of(series, 0.95),
                        () -> ExponentialGrowth.of(series, 0.95),
                        () -> TheilSen.of(series, 0.95),
                        () -> MannKendall.of(series),
                        () -> HamedRao.of(series),
                        () -> Pettitt.of(series),
                        () -> Breaks.of(series),
                        () -> Cusum.of(series),
                        () -> Loess.of(series).at(2001.5),
                        () -> Projection.of(series, 3, 0.9),
                        () -> Sensitivity.of(series.xs(), low, series.ys()))
                .map(StatisticsProperties::text)
                .toList();
    }

    private static String text(Supplier<Object> statistic) {
        try {
            return statistic.get().toString();
        } catch (UnsuitableSeries e) {
            assertThat(e.getMessage()).isNotBlank();
            return "unsuitable: " + e.getMessage();
        }
    }
}
