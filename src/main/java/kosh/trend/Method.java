package kosh.trend;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import kosh.stats.UnsuitableSeries;

/** What can be said of a series. To add one, add a constant with its source and what makes its result. */
public enum Method {
    CHANGES("Difference to the point before; low and high by interval arithmetic.", Course::changes),
    GROWTH("Compound annual growth rate between the first and the last point.", Course::growth),
    LEAST_SQUARES("Least squares, Legendre (1805); interval and p by Student's t.", Slopes::leastSquares),
    EXPONENTIAL_GROWTH(
            "Least squares through the logarithms; interval and p by Student's t.", Slopes::exponentialGrowth),
    THEIL_SEN(
            "Theil (1950), Proc. Kon. Ned. Akad. Wetensch. A 53; interval: Sen (1968), J. Amer. Statist. Assoc. 63.",
            Slopes::theilSen),
    MANN_KENDALL(
            "Mann (1945), Econometrica 13; Kendall (1975), Rank Correlation Methods; variance corrected for ties.",
            Monotony::mannKendall),
    HAMED_RAO(
            "Hamed and Rao (1998), J. Hydrology 204: Mann-Kendall with its variance corrected for autocorrelation.",
            Monotony::hamedRao),
    PETTITT("Pettitt (1979), Applied Statistics 28; p approximate.", Levels::pettitt),
    BAI_PERRON(
            "Bai and Perron (2003), J. Appl. Econometrics 18: breaks of the mean, their number by the least BIC.",
            Levels::baiPerron),
    CUSUM("Ploberger and Kraemer (1992), Econometrica 60: OLS-based CUSUM test for a constant mean.", Levels::cusum),
    LOESS("Cleveland and Devlin (1988), J. Amer. Statist. Assoc. 83: degree 2, span 0.75.", Course::loess),
    PROJECTION(
            "Random walk with drift, or exponential smoothing with a damped trend (Gardner and McKenzie 1985, Management Science 31): the one"
                    + " with the smaller mean absolute error in a rolling-origin back-test (Tashman 2000, Int. J. Forecasting 16) of the points"
                    + " since the last missing one, from 5 points on (10 where the damped trend can be tested too), 1 to 3 steps ahead; of"
                    + " equals, or where nothing can be tested, the random walk.",
            Projections::projection),
    SENSITIVITY(
            "All slopes that are possible if each value lies anywhere between its low and high.", Bounds::sensitivity);

    private final String source;

    @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
    private final Function<Sample, Result> says;

    Method(String source, Function<Sample, Result> says) {
        this.source = source;
        this.says = says;
    }

    Result of(Sample sample) {
        try {
            return says.apply(sample);
        } catch (UnsuitableSeries e) {
            return Result.cannot(String.valueOf(e.getMessage()));
        }
    }

    /** What the method is, with the literature. */
    public String source() {
        return source;
    }

    public static Optional<Method> of(String name) {
        return Arrays.stream(values()).filter(m -> m.toString().equals(name)).findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Method::toString).toList();
    }

    /** The name for {@code method=} and in answers. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
