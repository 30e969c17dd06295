package kosh.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kosh.stats.DampedTrend.Filter;
import kosh.stats.DampedTrend.Parameters;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/**
 * The search for the damped trend of greatest likelihood, which is that of the least sum of squared errors. For given α, β and φ the
 * errors are linear in the first level and trend, so these two follow by least squares, and only three parameters are searched: on a
 * grid, since there may be several valleys, then from its lowest points by BOBYQA (Powell 2009). No chance is involved.
 */
final class DampedTrendSearch {

    private static final double LEAST_WEIGHT = 1e-4;
    private static final double GREATEST_WEIGHT = 0.9999;
    private static final double LEAST_PHI = 0.8;
    private static final double GREATEST_PHI = 0.98;

    private static final double[] GRID = {0.01, 0.2, 0.4, 0.6, 0.8, 0.99};
    private static final int STARTS = 4;
    private static final int CUBE = 3;
    private static final int EVALUATIONS = 2000;
    private static final double FIRST_RADIUS = 0.1;
    private static final double LAST_RADIUS = 1e-7;

    private final double[] y;
    private final double leastSum;

    private DampedTrendSearch(double[] y) {
        this.y = y;
        double squares = 0;
        for (double value : y) {
            squares += value * value;
        }
        // Below it, sums are noise of rounding.
        leastSum = squares * 1e-30 + Double.MIN_NORMAL;
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
        return parameters(lowest.getPoint());
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
            PointValuePair end = new BOBYQAOptimizer(2 * CUBE + 1, FIRST_RADIUS, LAST_RADIUS)
                    .optimize(
                            GoalType.MINIMIZE,
                            new ObjectiveFunction(this::logarithm),
                            new SimpleBounds(new double[CUBE], new double[] {1, 1, 1}),
                            new InitialGuess(start.getPoint()),
                            new MaxEval(EVALUATIONS));
            return end.getValue() < start.getValue() ? end : start;
        } catch (MathRuntimeException e) {
            // It gives up where the valley is flat to rounding, as for a constant series.
            return start;
        }
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

    /** The error of each point is the one without a first state, plus the level times one series and the trend times another. */
    private Parameters withBestStart(double alpha, double beta, double phi) {
        Filter none = new Filter(new Parameters(alpha, beta, phi, 0, 0));
        Filter level = new Filter(new Parameters(alpha, beta, phi, 1, 0));
        Filter trend = new Filter(new Parameters(alpha, beta, phi, 0, 1));
        RealMatrix effects = MatrixUtils.createRealMatrix(y.length, 2);
        RealVector errors = MatrixUtils.createRealVector(new double[y.length]);
        for (int i = 0; i < y.length; i++) {
            errors.setEntry(i, none.error(y[i]));
            effects.setEntry(i, 0, -level.error(0));
            effects.setEntry(i, 1, -trend.error(0));
        }
        RealVector start = new QRDecomposition(effects).getSolver().solve(errors);
        return new Parameters(alpha, beta, phi, start.getEntry(0), start.getEntry(1));
    }
}
