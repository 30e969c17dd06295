package kosh.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Series too short, constant, tied everywhere, exactly linear. */
class EdgesTest {

    private static final Series NONE = SomeSeries.ofYears();
    private static final Series ONE = SomeSeries.ofYears(5);
    private static final Series TWO = SomeSeries.ofYears(5, 8);
    private static final Series CONSTANT =
            SomeSeries.ofYears(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);

    @Test
    void whatIsTooShortSaysHowManyPointsItNeeds() {
        refused(() -> LeastSquares.of(ONE, 0.9), "A line of least squares needs at least 2 points; there is 1.");
        refused(() -> TheilSen.of(NONE, 0.9), "A slope of Theil and Sen needs at least 2 points; there are 0.");
        refused(() -> MannKendall.of(ONE), "The test of Mann and Kendall needs at least 2 points; there is 1.");
        refused(() -> HamedRao.of(TWO), "The correction of Hamed and Rao needs at least 3 points; there are 2.");
        refused(() -> Pettitt.of(ONE), "The test of Pettitt needs at least 2 points; there is 1.");
        refused(() -> Breaks.of(CONSTANT.first(4)), "A search for breaks needs at least 5 points; there are 4.");
        refused(() -> Cusum.of(ONE), "The CUSUM test needs at least 2 points; there is 1.");
        refused(() -> Loess.of(CONSTANT.first(5)), "A LOESS curve of degree 2 needs at least 6 points; there are 5.");
        refused(
                () -> Projection.of(TWO, 3, 0.9),
                "A projection, from the last missing time on, needs at least 3 points; there are 2.");
        refused(
                () -> DampedTrend.fit(CONSTANT.first(9)),
                "A damped trend, from the last missing time on, needs at least 10 points; there are 9.");
    }

    @Test
    void aLoessCurveSaysWhereTwoPointsEquallyFarLeaveTooFew() {
        Series six = SomeSeries.ofYears(1, 2, 4, 3, 5, 6);
        assertThat(Loess.of(six).at(2003)).isEqualTo(4, within(1e-9));
        refused(
                () -> Loess.of(six).at(2003.5),
                "A LOESS curve of degree 2, near 2003.5, needs at least 3 points; there are 2.");
    }

    @Test
    void growthIsRefusedForAValueThatIsNotAboveZero() {
        refused(
                () -> ExponentialGrowth.of(SomeSeries.ofYears(3, 0, 4), 0.9),
                "A growth rate needs values above zero; the value at 2002 is 0.");
    }

    @Test
    void twoPointsMakeALineWithoutErrors() {
        LeastSquares line = LeastSquares.of(TWO, 0.9);
        assertThat(line.slope()).isEqualTo(3, within(1e-12));
        assertThat(line.rSquared()).isEqualTo(1, within(1e-12));
        assertThat(line.slopeError()).isNull();
        assertThat(line.p()).isNull();
        assertThat(line.interval()).isNull();
        assertThat(ExponentialGrowth.of(TWO, 0.9).rate()).isEqualTo(0.6, within(1e-12));
        assertThat(TheilSen.of(TWO, 0.9).slope()).isEqualTo(3);
        assertThat(TheilSen.of(TWO, 0.9).interval()).isNull();
        assertThat(MannKendall.of(TWO)).isEqualTo(new MannKendall(1, 1, 0, 1, 1.0));
    }

    @Test
    void aConstantSeriesHasNoTrendAndNothingToTest() {
        LeastSquares line = LeastSquares.of(CONSTANT, 0.9);
        assertThat(line.slope()).isZero();
        assertThat(line.intercept()).isEqualTo(0.1);
        assertThat(line.interval()).isEqualTo(new Interval(0, 0));
        assertThat(line.rSquared()).isNull();
        assertThat(line.p()).isNull();
        assertThat(TheilSen.of(CONSTANT, 0.9)).isEqualTo(new TheilSen(0, 0.1, new Interval(0, 0), 0.9));
        assertThat(MannKendall.of(CONSTANT)).isEqualTo(new MannKendall(0, 0, 0, 1, null));
        assertThat(HamedRao.of(CONSTANT).factor()).isEqualTo(1);
        assertThat(Pettitt.of(CONSTANT)).isEqualTo(new Pettitt(0, null, 1));
        assertThat(Cusum.of(CONSTANT)).isEqualTo(new Cusum(0, 1));
        assertThat(Breaks.of(CONSTANT).lastBefore()).isEmpty();
        assertThat(Loess.of(CONSTANT).at(2004)).isEqualTo(0.1, within(1e-12));
    }

    @Test
    void aConstantSeriesIsProjectedByTheSimplerModelWithoutWidth() {
        Projection projection = Projection.of(CONSTANT, 2, 0.9);
        assertThat(projection.model()).isEqualTo(Model.RANDOM_WALK);
        assertThat(projection.forecasts()).extracting(Forecast::interval).containsOnly(new Interval(0.1, 0.1));
        assertThat(projection.candidates().get(0).backTest().meanAbsoluteScaledError())
                .isNull();
    }

    @Test
    void anExactStepIsFoundThoughItsSumOfSquaresIsZero() {
        Breaks breaks = Breaks.of(SomeSeries.ofYears(0.1, 0.1, 0.1, 0.7, 0.7, 0.7, 0.7, 0.7));
        assertThat(breaks.lastBefore()).containsExactly(2003.0);
        assertThat(breaks.partitions().get(1)).isEqualTo(new Breaks.Partition(1, 0, null));
    }

    @Test
    void anExactLineHasAPOfZeroOrNearly() {
        LeastSquares line = LeastSquares.of(SomeSeries.ofYears(1, 2, 3, 4, 5), 0.9);
        assertThat(line.slope()).isEqualTo(1, within(1e-12));
        assertThat(line.p()).isLessThan(1e-15);
        assertThat(HamedRao.of(SomeSeries.ofYears(1, 2, 3, 4, 5)).factor()).isEqualTo(1);
    }

    @Test
    void changesAreAbsentAfterAMissingYearAndOverNothing() {
        Changes changes = Changes.of(Series.of(new double[] {2001, 2002, 2004, 2005}, new double[] {0, 5, 6, 9}));
        assertThat(changes.annualGrowth()).isNull();
        assertThat(changes.changes())
                .containsExactly(
                        new Changes.Change(2001, null, null),
                        new Changes.Change(2002, 5.0, null),
                        new Changes.Change(2004, null, null),
                        new Changes.Change(2005, 3.0, 50.0));
        assertThat(Changes.of(NONE).changes()).isEmpty();
    }

    @Test
    void aProjectionSaysWhatTheSeriesIsTooShortFor() {
        Projection five = Projection.of(CONSTANT.first(5), 1, 0.9);
        assertThat(five.choice()).isEqualTo(Projection.Choice.NONE_TESTED);
        assertThat(five.candidates())
                .extracting(Projection.Candidate::standing)
                .containsExactly(Projection.Standing.TOO_SHORT_TO_TEST, Projection.Standing.TOO_SHORT_TO_FIT);
        Projection ten = Projection.of(CONSTANT.first(10), 1, 0.9);
        assertThat(ten.choice()).isEqualTo(Projection.Choice.ONLY_ONE_TESTED);
        assertThat(ten.candidates())
                .extracting(Projection.Candidate::standing)
                .containsExactly(Projection.Standing.TESTED, Projection.Standing.TOO_SHORT_TO_TEST);
        Projection eleven = Projection.of(CONSTANT.first(11), 1, 0.9);
        assertThat(eleven.choice()).isEqualTo(Projection.Choice.SMALLEST_ERROR);
        assertThat(eleven.leastTraining()).isEqualTo(10);
    }

    @Test
    void aProjectionRestsOnTheYearsSinceTheLastMissingOne() {
        Series gap = Series.of(new double[] {1999, 2001, 2002, 2003}, new double[] {900, 1, 2, 4});
        Projection projection = Projection.of(gap, 1, 0.9);
        assertThat(projection.from()).isEqualTo(2001);
        assertThat(projection.points()).isEqualTo(3);
        assertThat(projection.forecasts().get(0).mean()).isEqualTo(5.5);
    }

    @Test
    void theSignOfASlopeIsSureIfAllItsValuesHaveIt() {
        double[] years = {2001, 2002, 2003};
        Sensitivity sure = Sensitivity.of(years, new double[] {1, 2, 5}, new double[] {2, 6, 7});
        assertThat(sure.leastSquares().low()).isEqualTo(1.5, within(1e-12));
        assertThat(sure.leastSquares().high()).isEqualTo(3, within(1e-12));
        assertThat(sure.leastSquares().hasOneSign()).isTrue();
        Sensitivity open = Sensitivity.of(years, new double[] {1, 2, 1}, new double[] {2, 6, 7});
        assertThat(open.leastSquares().hasOneSign()).isFalse();
        assertThat(open.theilSen().hasOneSign()).isFalse();
    }

    private static void refused(Runnable statistic, String message) {
        assertThatExceptionOfType(UnsuitableSeries.class)
                .isThrownBy(statistic::run)
                .withMessage(message);
    }
}
