package kosh.trend;

import java.util.List;
import java.util.stream.Collectors;
import kosh.stats.HamedRao;
import kosh.stats.MannKendall;

/** Whether a series goes one way. */
final class Monotony {

    private static final int ENOUGH = 10;

    private Monotony() {}

    static Result mannKendall(Sample sample) {
        MannKendall test = MannKendall.of(sample.series());
        if (cannotTell(sample)) {
            return sample.tooFewToTell("a trend");
        }
        return Result.says(
                told(sample, test.s(), test.p()),
                Quantity.of("s", null, (double) test.s()),
                Quantity.of("variance", null, test.variance()),
                Quantity.of("z", null, test.z()),
                Quantity.of("p", null, Words.decimal(test.p()), null, null, note(sample)),
                Quantity.of("tau", null, test.tau()));
    }

    static Result hamedRao(Sample sample) {
        HamedRao test = HamedRao.of(sample.series());
        if (cannotTell(sample)) {
            return sample.tooFewToTell("a trend");
        }
        Double p = test.p();
        if (p == null) {
            return Result.cannot("The correction would multiply the variance by " + Words.number(test.factor())
                    + ": the series is too short for it.");
        }
        String lags = test.lags().isEmpty()
                ? " No autocorrelation to correct for."
                : " Corrected for autocorrelation at the " + (test.lags().size() == 1 ? "lag " : "lags ")
                        + listed(test.lags()) + ".";
        String gaps = sample.hasGaps() ? " Lags count points, some of which are missing: an approximation." : "";
        return Result.says(
                told(sample, MannKendall.of(sample.series()).s(), p) + lags + gaps,
                Quantity.of("factor", null, test.factor()),
                Quantity.of("variance", null, test.variance()),
                Quantity.of("z", null, test.z()),
                Quantity.of("p", null, Words.decimal(p), null, null, note(sample)));
    }

    private static boolean cannotTell(Sample sample) {
        return !sample.isSignificant(MannKendall.of(sample.ramp()).p());
    }

    private static String listed(List<Integer> lags) {
        return lags.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String told(Sample sample, long s, double p) {
        return sample.isSignificant(p)
                ? (s > 0 ? "Rises" : "Falls") + " on the whole (" + Words.p(p) + ")."
                : "No trend in one direction can be told from chance at " + sample.confidence() + " (" + Words.p(p)
                        + ").";
    }

    private static String note(Sample sample) {
        return sample.series().size() < ENOUGH
                ? "By the normal distribution, which is rough for fewer than " + ENOUGH + " points."
                : "By the normal distribution.";
    }
}
