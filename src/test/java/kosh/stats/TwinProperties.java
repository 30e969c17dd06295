package kosh.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kosh.stats.SomeSeries.Unbroken;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The statistics against twins that try everything. */
@Domain(SomeSeries.class)
@Domain(DomainContext.Global.class)
class TwinProperties {

    @Property(tries = 300)
    void mannKendallCountsThePairs(@ForAll Series series) {
        int[] order = IntStream.range(0, series.size()).toArray();
        long rising = 0;
        long falling = 0;
        for (int i : order) {
            for (int j : order) {
                if (i < j && series.y(i) < series.y(j)) {
                    rising++;
                } else if (i < j && series.y(i) > series.y(j)) {
                    falling++;
                }
            }
        }
        MannKendall test = MannKendall.of(series);
        assertThat(test.s()).isEqualTo(rising - falling);
        if (!series.isConstant()) {
            double pairs = series.size() * (series.size() - 1) / 2.0;
            assertThat(test.tau()).isCloseTo((rising - falling) / Math.sqrt(pairs * (rising + falling)), within(1e-12));
        }
    }

    /** The variance over all orders of the values, which is what Kendall's formula stands for. */
    @Property(tries = 30)
    void mannKendallHasTheVarianceOfAllOrders(@ForAll Series series) {
        double[] y = Arrays.copyOf(series.ys(), Math.min(series.size(), 7));
        List<Double> scores = new ArrayList<>();
        permute(y, 0, scores);
        double meanSquare = scores.stream().mapToDouble(s -> s * s).average().orElseThrow();
        assertThat(MannKendall.of(SomeSeries.ofYears(y)).variance()).isCloseTo(meanSquare, within(1e-9));
    }

    private static void permute(double[] y, int from, List<Double> scores) {
        if (from == y.length) {
            scores.add((double) MannKendall.of(SomeSeries.ofYears(y)).s());
            return;
        }
        for (int i = from; i < y.length; i++) {
            swap(y, from, i);
            permute(y, from + 1, scores);
            swap(y, from, i);
        }
    }

    private static void swap(double[] y, int i, int j) {
        double value = y[i];
        y[i] = y[j];
        y[j] = value;
    }

    @Property(tries = 300)
    void theilSenHalvesTheSlopes(@ForAll Series series) {
        double slope = TheilSen.of(series, 0.95).slope();
        int steeper = 0;
        int flatter = 0;
        int pairs = 0;
        for (int i = 0; i < series.size(); i++) {
            for (int j = 0; j < i; j++) {
                double other = (series.y(i) - series.y(j)) / (series.x(i) - series.x(j));
                steeper += other > slope ? 1 : 0;
                flatter += other < slope ? 1 : 0;
                pairs++;
            }
        }
        assertThat(steeper).isLessThanOrEqualTo(pairs / 2);
        assertThat(flatter).isLessThanOrEqualTo(pairs / 2);
        if (pairs % 2 == 0 && steeper + flatter == pairs) {
            assertThat(steeper).isEqualTo(flatter);
        }
    }

    @Property(tries = 300)
    void pettittAddsTheSignsOfAllPairsAcrossTheChange(@ForAll Series series) {
        int n = series.size();
        long greatest = 0;
        Double last = null;
        for (int t = 0; t < n - 1; t++) {
            long sum = 0;
            for (int i = 0; i <= t; i++) {
                for (int j = t + 1; j < n; j++) {
                    sum += (long) Math.signum(series.y(i) - series.y(j));
                }
            }
            if (Math.abs(sum) > greatest) {
                greatest = Math.abs(sum);
                last = series.x(t);
            }
        }
        Pettitt test = Pettitt.of(series);
        assertThat(test.k()).isEqualTo(greatest);
        assertThat(test.lastBefore()).isEqualTo(last);
    }

    @Property(tries = 200)
    void breaksAreTheBestOfAllPartitions(@ForAll Unbroken unbroken) {
        Series series = unbroken.series();
        Assume.that(series.size() >= Breaks.LEAST_POINTS && series.size() <= 14);
        Breaks breaks = Breaks.of(series);
        for (Breaks.Partition partition : breaks.partitions()) {
            double least = least(series.ys(), 0, partition.breaks(), breaks.leastLength());
            assertThat(partition.sumOfSquares()).isCloseTo(least, within(1e-9 * (1 + least)));
        }
        double chosen = 0;
        int from = 0;
        for (Breaks.Segment segment : breaks.segments()) {
            chosen += squares(series.ys(), from, from + segment.points());
            from += segment.points();
        }
        double promised = breaks.partitions().get(breaks.segments().size() - 1).sumOfSquares();
        assertThat(chosen).isCloseTo(promised, within(1e-9 * (1 + promised)));
    }

    private static double least(double[] y, int from, int breaks, int length) {
        if (breaks == 0) {
            return y.length - from < length ? Double.POSITIVE_INFINITY : squares(y, from, y.length);
        }
        return IntStream.rangeClosed(from + length, y.length - length)
                .mapToDouble(to -> squares(y, from, to) + least(y, to, breaks - 1, length))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double squares(double[] y, int from, int to) {
        double mean = Arrays.stream(y, from, to).average().orElseThrow();
        return Arrays.stream(y, from, to).map(v -> (v - mean) * (v - mean)).sum();
    }

    @Property(tries = 200)
    void noDampedTrendIsLikelierThanTheOneFitted(
            @ForAll Unbroken unbroken,
            @ForAll @Scale(4) @DoubleRange(min = 0.0001, max = 0.9999) double alpha,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @DoubleRange(min = 0.8, max = 0.98) double phi,
            @ForAll @DoubleRange(min = -1, max = 1) double levelOff,
            @ForAll @DoubleRange(min = -1, max = 1) double trendOff) {
        Series series = unbroken.series();
        Assume.that(series.size() >= DampedTrend.LEAST_POINTS && !series.isConstant());
        DampedTrend fitted = DampedTrend.fit(series);
        DampedTrend.Parameters best = fitted.parameters();
        double scale = Math.sqrt(fitted.variance());
        DampedTrend.Parameters other = new DampedTrend.Parameters(
                alpha,
                0.0001 + share * (alpha - 0.0001),
                phi,
                best.level() + levelOff * scale,
                best.trend() + trendOff * scale);
        assertThat(DampedTrend.of(series, other).logLikelihood()).isLessThanOrEqualTo(fitted.logLikelihood() + 1e-6);
    }

    @Property(tries = 200)
    void slopesOfValuesWithinTheirIntervalsLieWithinTheBounds(
            @ForAll Series series, @ForAll @DoubleRange(min = 0, max = 1) double width, @ForAll long seed) {
        int n = series.size();
        Random random = new Random(seed);
        double[] low = new double[n];
        double[] high = new double[n];
        double[] corner = new double[n];
        double[] inside = new double[n];
        for (int i = 0; i < n; i++) {
            low[i] = series.y(i) - width * random.nextInt(3);
            high[i] = series.y(i) + width * random.nextInt(3);
            corner[i] = random.nextBoolean() ? low[i] : high[i];
            inside[i] = Math.min(high[i], low[i] + random.nextDouble() * (high[i] - low[i]));
        }
        Sensitivity bounds = Sensitivity.of(series.xs(), low, high);
        for (double[] y : List.of(corner, inside)) {
            Series some = Series.of(series.xs(), y);
            double slack = 1e-9
                    * (1
                            + Math.abs(bounds.leastSquares().low())
                            + Math.abs(bounds.leastSquares().high()));
            assertThat(LeastSquares.of(some, 0.95).slope())
                    .isBetween(
                            bounds.leastSquares().low() - slack,
                            bounds.leastSquares().high() + slack);
            assertThat(TheilSen.of(some, 0.95).slope())
                    .isBetween(bounds.theilSen().low(), bounds.theilSen().high());
        }
    }
}
