package kosh.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * A smooth curve of local parabolas: Cleveland and Devlin (1988), <i>J. Amer. Statist. Assoc.</i> 83, 596–610; as
 * {@code loess(y ~ x, span, degree = 2, family = "gaussian", surface = "direct")} of R. At each place a parabola is fitted to the nearest
 * floor(span · n) points, with the weight (1 − (distance ÷ greatest distance)³)³.
 */
public final class Loess {

    public static final double USUAL_SPAN = 0.75;

    private static final int COEFFICIENTS = 3;
    private static final String NAME = "A LOESS curve of degree 2";

    private final Series series;
    private final int neighbours;

    private Loess(Series series, int neighbours) {
        this.series = series;
        this.neighbours = neighbours;
    }

    /**
     * The curve of a series with the {@linkplain #USUAL_SPAN usual span}.
     *
     * @throws UnsuitableSeries as {@link #of(Series, double)}
     */
    public static Loess of(Series series) {
        return of(series, USUAL_SPAN);
    }

    /**
     * The curve of a series.
     *
     * @param span the share of the points that each parabola is fitted to, above 0 and at most 1
     * @throws UnsuitableSeries if the span holds fewer than four points, of which the farthest has no weight
     */
    public static Loess of(Series series, double span) {
        if (!(span > 0 && span <= 1)) {
            throw new IllegalArgumentException("A span lies above 0 and is at most 1, not " + span);
        }
        int neighbours = neighbours(series.size(), span);
        if (neighbours <= COEFFICIENTS) {
            throw UnsuitableSeries.tooFew(NAME, needed(span), series.size());
        }
        return new Loess(series, neighbours);
    }

    /** R adds as much before it rounds down, against 0.75 · 4 = 2.9999. */
    private static int neighbours(int points, double span) {
        return Math.min(points, (int) Math.floor(points * span + 1e-5));
    }

    private static int needed(double span) {
        int points = COEFFICIENTS + 1;
        while (neighbours(points, span) <= COEFFICIENTS) {
            points++;
        }
        return points;
    }

    /**
     * The curve at a time, also one between or beyond the points.
     *
     * @throws UnsuitableSeries if just there, because two points are equally far, fewer than three points have weight
     */
    public double at(double time) {
        double[] distances =
                Arrays.stream(series.xs()).map(x -> Math.abs(x - time)).toArray();
        double bandwidth = Arrays.stream(distances).sorted().toArray()[neighbours - 1];
        int[] near = IntStream.range(0, distances.length)
                .filter(i -> distances[i] < bandwidth)
                .toArray();
        if (near.length < COEFFICIENTS) {
            throw UnsuitableSeries.tooFew(NAME + ", near " + time + ",", COEFFICIENTS, near.length);
        }
        RealMatrix parabola = MatrixUtils.createRealMatrix(near.length, COEFFICIENTS);
        double[] values = new double[near.length];
        for (int row = 0; row < near.length; row++) {
            double x = (series.x(near[row]) - time) / bandwidth;
            double rootOfWeight = Math.sqrt(tricube(distances[near[row]] / bandwidth));
            parabola.setRow(row, new double[] {rootOfWeight, rootOfWeight * x, rootOfWeight * x * x});
            values[row] = rootOfWeight * series.y(near[row]);
        }
        return new QRDecomposition(parabola)
                .getSolver()
                .solve(MatrixUtils.createRealVector(values))
                .getEntry(0);
    }

    private static double tricube(double share) {
        double rest = 1 - share * share * share;
        return rest * rest * rest;
    }
}
