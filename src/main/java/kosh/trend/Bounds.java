package kosh.trend;

import java.util.Arrays;
import java.util.List;
import kosh.series.Point;
import kosh.stats.Interval;
import kosh.stats.LeastSquares;
import kosh.stats.MannKendall;
import kosh.stats.Sensitivity;
import kosh.stats.Series;
import kosh.stats.TheilSen;

/** How far conclusions depend on figures that are known only to lie between two bounds. */
final class Bounds {

    private Bounds() {}

    static Result sensitivity(Sample sample) {
        if (!sample.hasBounds()) {
            return Result.cannot("No figure used has bounds: there is nothing to vary.");
        }
        double[] x = sample.times();
        double[] low = sample.values(Point::least);
        double[] high = sample.values(Point::most);
        Sensitivity slopes = Sensitivity.of(x, low, high);
        MannKendall asPrinted = MannKendall.of(sample.series());
        MannKendall steepestRise = MannKendall.of(tilted(x, low, high));
        MannKendall steepestFall = MannKendall.of(tilted(x, high, low));
        double[] p = {asPrinted.p(), steepestRise.p(), steepestFall.p()};
        return Result.says(
                told(sample, slopes, asPrinted, List.of(steepestRise, steepestFall)),
                Quantity.within(
                        "least_squares_slope",
                        sample.unitAYear(),
                        LeastSquares.of(sample.series(), sample.level()).slope(),
                        slopes.leastSquares(),
                        "All slopes that are possible: exact."),
                Quantity.within(
                        "theil_sen_slope",
                        sample.unitAYear(),
                        TheilSen.of(sample.series(), sample.level()).slope(),
                        slopes.theilSen(),
                        "All slopes that are possible lie between; the ends need not be reached."),
                Quantity.within(
                        "mann_kendall_s",
                        null,
                        (double) asPrinted.s(),
                        pairs(low, high),
                        "S lies between for all values within their bounds; the ends need not be reached."),
                Quantity.within(
                        "mann_kendall_p",
                        null,
                        asPrinted.p(),
                        new Interval(
                                Arrays.stream(p).min().orElseThrow(),
                                Arrays.stream(p).max().orElseThrow()),
                        "The least and the greatest p of the values as printed, of those with the steepest rise and of those with the"
                                + " steepest fall."));
    }

    /** One bound before the middle of the times and the other after it: what turns a line the farthest. */
    private static Series tilted(double[] x, double[] before, double[] after) {
        double middle = Arrays.stream(x).average().orElseThrow();
        double[] y = new double[x.length];
        Arrays.setAll(y, i -> x[i] < middle ? before[i] : after[i]);
        return Series.of(x, y);
    }

    /** From S where every pair falls that can, to S where every pair rises that can. */
    private static Interval pairs(double[] low, double[] high) {
        double least = 0;
        double most = 0;
        for (int i = 0; i < low.length; i++) {
            for (int j = i + 1; j < low.length; j++) {
                least += Math.signum(low[j] - high[i]);
                most += Math.signum(high[j] - low[i]);
            }
        }
        return new Interval(least, most);
    }

    private static String told(Sample sample, Sensitivity slopes, MannKendall asPrinted, List<MannKendall> extremes) {
        String sign = slopes.leastSquares().hasOneSign()
                ? "whatever the true values within their bounds: its sign does not depend on them."
                : "by the true values within their bounds: even its sign depends on them.";
        boolean same = extremes.stream().allMatch(test -> verdict(sample, test) == verdict(sample, asPrinted));
        return "The slope of least squares lies from " + Words.range(slopes.leastSquares()) + " " + sample.unitAYear()
                + ", " + sign + " The verdict of Mann-Kendall at " + sample.confidence()
                + (same ? " is the same at both extremes." : " is another at one of the extremes: it depends on them.");
    }

    /** 0 if no trend is told, or else its sign. */
    private static int verdict(Sample sample, MannKendall test) {
        return sample.isSignificant(test.p()) ? Long.signum(test.s()) : 0;
    }
}
