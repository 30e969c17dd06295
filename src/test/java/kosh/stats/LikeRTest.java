package kosh.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statistic against what R says of the same series: classic ones, ones with missing years, short ones, and our own. */
class LikeRTest {

    /** How much less likely than R's the fitted damped trend may be, as a logarithm. */
    private static final double LESS_LIKELY = 1e-6;

    static Stream<Expected> changes() {
        return Expected.of("changes");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changesAreThoseOfR(Expected r) {
        Changes changes = Changes.of(r.series());
        for (int i = 0; i < r.series().size(); i++) {
            r.agrees("change", i, changes.changes().get(i).absolute(), Expected.TOLERANCE);
            r.agrees("percent", i, changes.changes().get(i).percent(), Expected.TOLERANCE);
        }
        r.agrees("growth", changes.annualGrowth());
    }

    static Stream<Expected> leastSquares() {
        return Expected.of("least-squares");
    }

    @ParameterizedTest
    @MethodSource("leastSquares")
    void theLineOfLeastSquaresIsThatOfR(Expected r) {
        LeastSquares line = LeastSquares.of(r.series(), 0.95);
        r.agrees("slope", line.slope());
        r.agrees("intercept", line.intercept());
        r.agrees("slope.error", line.slopeError());
        r.agrees("intercept.error", line.interceptError());
        r.agrees("r.squared", line.rSquared());
        r.agrees("p", line.p());
        r.agrees("interval.95", line.interval());
        r.agrees("interval.80", LeastSquares.of(r.series(), 0.80).interval());
    }

    static Stream<Expected> exponentialGrowth() {
        return Expected.of("exponential-growth");
    }

    @ParameterizedTest
    @MethodSource("exponentialGrowth")
    void exponentialGrowthIsThatOfR(Expected r) {
        ExponentialGrowth growth = ExponentialGrowth.of(r.series(), 0.95);
        r.agrees("rate", growth.rate());
        r.agrees("r.squared", growth.rSquared());
        r.agrees("p", growth.p());
        r.agrees("interval.95", growth.interval());
        r.agrees("interval.80", ExponentialGrowth.of(r.series(), 0.80).interval());
    }

    static Stream<Expected> theilSen() {
        return Expected.of("theil-sen");
    }

    @ParameterizedTest
    @MethodSource("theilSen")
    void theSlopeOfTheilAndSenIsThatOfR(Expected r) {
        TheilSen line = TheilSen.of(r.series(), 0.95);
        r.agrees("slope", line.slope());
        r.agrees("intercept", line.intercept());
        r.agrees("interval.95", line.interval());
        r.agrees("interval.80", TheilSen.of(r.series(), 0.80).interval());
    }

    static Stream<Expected> mannKendall() {
        return Expected.of("mann-kendall");
    }

    @ParameterizedTest
    @MethodSource("mannKendall")
    void theTestOfMannAndKendallIsThatOfR(Expected r) {
        MannKendall test = MannKendall.of(r.series());
        assertThat(test.s()).isEqualTo((long) r.one("s"));
        r.agrees("variance", test.variance());
        r.agrees("z", test.z());
        r.agrees("p", test.p());
        r.agrees("tau", test.tau());
    }

    @ParameterizedTest
    @MethodSource("mannKendall")
    void theCorrectionOfHamedAndRaoIsThatOfR(Expected r) {
        HamedRao test = HamedRao.of(r.series());
        r.agrees("factor", test.factor());
        assertThat(numbers(test.lags(), lag -> lag)).containsExactly(r.all("lags"));
        r.agrees("corrected.z", test.z());
        r.agrees("corrected.p", test.p());
    }

    static Stream<Expected> pettitt() {
        return Expected.of("pettitt");
    }

    @ParameterizedTest
    @MethodSource("pettitt")
    void theTestOfPettittIsThatOfR(Expected r) {
        Pettitt test = Pettitt.of(r.series());
        assertThat(test.k()).isEqualTo((long) r.one("k"));
        r.agrees("last.before", test.lastBefore());
        r.agrees("p", test.p());
    }

    static Stream<Expected> breaks() {
        return Expected.of("breaks");
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void breaksAreThoseOfR(Expected r) {
        Breaks breaks = Breaks.of(r.series());
        assertThat(breaks.leastLength()).isEqualTo((int) r.one("h"));
        r.agreeAll("rss", numbers(breaks.partitions(), Breaks.Partition::sumOfSquares));
        r.agreeAll("bic", numbers(breaks.partitions(), Breaks.Partition::bic));
        assertThat(numbers(breaks.lastBefore(), x -> x)).containsExactly(r.all("last.before"));
        r.agreeAll("means", numbers(breaks.segments(), Breaks.Segment::mean));
    }

    static Stream<Expected> cusum() {
        return Expected.of("cusum");
    }

    @ParameterizedTest
    @MethodSource("cusum")
    void theCusumTestIsThatOfR(Expected r) {
        Cusum test = Cusum.of(r.series());
        r.agrees("statistic", test.statistic());
        r.agrees("p", test.p());
    }

    static Stream<Expected> loess() {
        return Expected.of("loess");
    }

    @ParameterizedTest
    @MethodSource("loess")
    void theLoessCurveIsThatOfR(Expected r) {
        Loess curve = Loess.of(r.series());
        double[] at = r.all("at");
        for (int i = 0; i < at.length; i++) {
            r.agrees("fitted", i, curve.at(at[i]), Expected.TOLERANCE);
        }
    }

    static Stream<Expected> randomWalk() {
        return Expected.of("random-walk");
    }

    @ParameterizedTest
    @MethodSource("randomWalk")
    void theRandomWalkIsThatOfR(Expected r) {
        RandomWalk walk = RandomWalk.of(r.series());
        forecastsAgree(r, walk.forecast(5, 0.95), walk.forecast(5, 0.80), Expected.TOLERANCE);
    }

    static Stream<Expected> backTest() {
        return Expected.of("back-test");
    }

    @ParameterizedTest
    @MethodSource("backTest")
    void theBackTestIsThatOfR(Expected r) {
        BackTest test = BackTest.of(Model.RANDOM_WALK, r.series(), 5, 3, 0.95);
        assertThat(test.forecasts()).isEqualTo((int) r.one("forecasts"));
        r.agrees("mae", test.meanAbsoluteError());
        r.agrees("rmse", test.rootMeanSquaredError());
        r.agrees("mase", test.meanAbsoluteScaledError());
        r.agrees("bias", test.bias());
        r.agrees("coverage", test.coverage());
    }

    static Stream<Expected> dampedTrend() {
        return Expected.of("damped-trend");
    }

    @ParameterizedTest
    @MethodSource("dampedTrend")
    void aDampedTrendWithTheParametersOfRForecastsAsR(Expected r) {
        double[] p = r.all("parameters");
        DampedTrend trend = DampedTrend.of(r.series(), new DampedTrend.Parameters(p[0], p[1], p[2], p[3], p[4]));
        r.agrees("log.likelihood", trend.logLikelihood());
        r.agreeWithin(1e-8, "sigma2", trend.variance());
        r.agreeWithin(1e-8, "final.state", trend.level(), trend.trend());
        forecastsAgree(r, trend.forecast(5, 0.95), trend.forecast(5, 0.80), 1e-8);
    }

    @ParameterizedTest
    @MethodSource("dampedTrend")
    void aFittedDampedTrendIsAtLeastAsLikelyAsThatOfR(Expected r) {
        DampedTrend trend = DampedTrend.fit(r.series());
        assertThat(trend.logLikelihood()).isGreaterThanOrEqualTo(r.one("log.likelihood") - LESS_LIKELY);
        assertThat(trend.parameters().alpha()).isBetween(0.0001, 0.9999);
        assertThat(trend.parameters().beta())
                .isBetween(0.0001, trend.parameters().alpha());
        assertThat(trend.parameters().phi()).isBetween(0.8, 0.98);
    }

    static Stream<Expected> sensitivity() {
        return Expected.of("sensitivity");
    }

    @ParameterizedTest
    @MethodSource("sensitivity")
    void theSensitivityIsThatOfEveryCornerInR(Expected r) {
        Sensitivity sensitivity = Sensitivity.of(r.all("x"), r.all("low"), r.all("high"));
        r.agrees("least.squares", sensitivity.leastSquares());
        r.agrees("theil.sen", sensitivity.theilSen());
    }

    private static void forecastsAgree(Expected r, List<Forecast> wide, List<Forecast> narrow, double tolerance) {
        r.agreeWithin(tolerance, "mean", numbers(wide, Forecast::mean));
        r.agreeWithin(tolerance, "low.95", numbers(wide, f -> f.interval().low()));
        r.agreeWithin(tolerance, "high.95", numbers(wide, f -> f.interval().high()));
        r.agreeWithin(tolerance, "low.80", numbers(narrow, f -> f.interval().low()));
        r.agreeWithin(tolerance, "high.80", numbers(narrow, f -> f.interval().high()));
    }

    private static <T> double[] numbers(List<T> list, ToDoubleFunction<T> number) {
        return list.stream().mapToDouble(number).toArray();
    }
}
