package kosh.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kosh.stats.DampedTrend.Filter;
import kosh.stats.DampedTrend.Parameters;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The search for the damped trend of greatest likelihood, which is that of the least sum of squared errors. For given α, β and φ the
 * errors are linear in the first level and trend, so these two follow by least squares, and only three parameters are searched: on a
 * grid, since there may be several valleys, then from its lowest points by the simplex
 * of Nelder and Mead (1965), which R uses too. No chance is involved. (Powell's BOBYQA fails at the bounds, where many valleys lie.)
 */
final class DampedTrendSearch {

    private static final double LEAST_WEIGHT = 1e-4;
    private static final double GREATEST_WEIGHT = 0.9999;
    private static final double LEAST_PHI = 0.8;
    private static final double GREATEST_PHI = 0.98;

    private static final double[] GRID = {0, 0.2, 0.4, 0.6, 0.8, 1};
    private static final int STARTS = 4;
    private static final int CUBE = 3;
    private static final int EVALUATIONS = 5000;
    private static final double SIDE = 0.1;

    /** Of the logarithm of the sum. */
    private static final double PRECISION = 1e-12;

    private final double[] y;
    private final double leastSum;

    private DampedTrendSearch(double[] y) {
        this.y = y;
        double squares = 0;
        for (double value : y) {
            squares += value * value;
        }
        // Below it, sums are noise of rounding.
        leastSum = squares * 1e-26 + Double.MIN_NORMAL;
    }

    static Parameters best(double[] y) {
        return new DampedTrendSearch(y).best();
    }

    private Parameters best() {
        PointValuePair lowest = grid().stream()
                .limit(STARTS)
                .map(this::descend)
                .min(Comparator.comparingDouble(PointValuePair::getValue))
                .orElseThrow();
        return parameters(folded(lowest.getPoint()));
    }

    /** Points of the unit cube, the lowest first. */
    private List<PointValuePair> grid() {
        List<PointValuePair> grid = new ArrayList<>();
        for (double a : GRID) {
            for (double b : GRID) {
                for (double f : GRID) {
                    double[] point = {a, b, f};
                    grid.add(new PointValuePair(point, logarithm(point)));
                }
            }
        }
        grid.sort(Comparator.comparingDouble(PointValuePair::getValue));
        return grid;
    }

    private PointValuePair descend(PointValuePair start) {
        try {
            return new SimplexOptimizer(PRECISION, PRECISION)
                    .optimize(
                            GoalType.MINIMIZE,
                            new ObjectiveFunction(point -> logarithm(folded(point))),
                            new NelderMeadSimplex(CUBE, SIDE),
                            new InitialGuess(start.getPoint()),
                            new MaxEval(EVALUATIONS));
        } catch (MathIllegalStateException e) {
            // Too many steps: rounding makes a rough floor of the valley. The other starts remain.
            return start;
        }
    }

    /** The cube continued beyond its faces as by mirrors, so that a valley on a face is one like any other. */
    private static double[] folded(double[] point) {
        return Arrays.stream(point).map(x -> 1 - Math.abs(1 - Math.abs(x) % 2)).toArray();
    }

    private double logarithm(double[] point) {
        Parameters parameters = parameters(point);
        Filter filter = new Filter(parameters);
        double sum = 0;
        for (double value : y) {
            double error = filter.error(value);
            sum += error * error;
        }
        return Math.log(Math.max(sum, leastSum));
    }

    /** The unit cube fills the bounds. */
    private Parameters parameters(double[] point) {
        double alpha = LEAST_WEIGHT + point[0] * (GREATEST_WEIGHT - LEAST_WEIGHT);
        double beta = LEAST_WEIGHT + point[1] * (alpha - LEAST_WEIGHT);
        double phi = LEAST_PHI + point[2] * (GREATEST_PHI - LEAST_PHI);
        return withBestStart(alpha, beta, phi);
    }

    /**
     * The error of each point is the one from some first state, plus the change of the level times one series and of the trend times
     * another. The two changes are found by their two normal equations, without matrices: it is done some thousand times a fit.
     */
    private Parameters withBestStart(double alpha, double beta, double phi) {
        Filter some = new Filter(new Parameters(alpha, beta, phi, y[0], 0));
        Filter level = new Filter(new Parameters(alpha, beta, phi, 1, 0));
        Filter trend = new Filter(new Parameters(alpha, beta, phi, 0, 1));
        double levels = 0;
        double trends = 0;
        double both = 0;
        double levelErrors = 0;
        double trendErrors = 0;
        for (double value : y) {
            double error = some.error(value);
            double ofLevel = -level.error(0);
            double ofTrend = -trend.error(0);
            levels += ofLevel * ofLevel;
            trends += ofTrend * ofTrend;
            both += ofLevel * ofTrend;
            levelErrors += ofLevel * error;
            trendErrors += ofTrend * error;
        }
        double determinant = levels * trends - both * both;
        return new Parameters(
                alpha,
                beta,
                phi,
                y[0] + (trends * levelErrors - both * trendErrors) / determinant,
                (levels * trendErrors - both * levelErrors) / determinant);
    }
}
