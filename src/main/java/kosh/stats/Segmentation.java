package kosh.stats;

import java.util.Arrays;

/** The segments with the least sum of squares about their means, for each number of breaks: by dynamic programming, exactly. */
final class Segmentation {

    private final int n;

    /** By breaks and end: the least sum of the first points up to the end, which is exclusive; infinite where there is no room. */
    private final double[][] least;

    /** By breaks and end: where the last segment of that partition begins. */
    private final int[][] lastStart;

    Segmentation(double[] y, int leastLength, int mostBreaks) {
        n = y.length;
        least = new double[mostBreaks + 1][n + 1];
        lastStart = new int[mostBreaks + 1][n + 1];
        double[][] sums = sumsOfSquares(y);
        for (int breaks = 0; breaks <= mostBreaks; breaks++) {
            Arrays.fill(least[breaks], Double.POSITIVE_INFINITY);
            for (int end = (breaks + 1) * leastLength; end <= n; end++) {
                if (breaks == 0) {
                    least[0][end] = sums[0][end - 1];
                } else {
                    addSegment(sums, breaks, breaks * leastLength, end - leastLength, end);
                }
            }
        }
    }

    private void addSegment(double[][] sums, int breaks, int firstStart, int finalStart, int end) {
        for (int start = firstStart; start <= finalStart; start++) {
            double sum = least[breaks - 1][start] + sums[start][end - 1 - start];
            if (sum < least[breaks][end]) {
                least[breaks][end] = sum;
                lastStart[breaks][end] = start;
            }
        }
    }

    double sumOfSquares(int breaks) {
        return least[breaks][n];
    }

    /** The ends of the segments, exclusive. */
    int[] ends(int breaks) {
        int[] ends = new int[breaks + 1];
        int end = n;
        for (int i = breaks; i >= 0; i--) {
            ends[i] = end;
            end = lastStart[i][end];
        }
        return ends;
    }

    /** By start and length less one, point by point (Welford 1962): exactly 0 where all values are equal, which prefix sums are not. */
    private static double[][] sumsOfSquares(double[] y) {
        double[][] sums = new double[y.length][];
        for (int start = 0; start < y.length; start++) {
            sums[start] = new double[y.length - start];
            double mean = y[start];
            for (int i = 1; i < sums[start].length; i++) {
                double deviation = y[start + i] - mean;
                mean += deviation / (i + 1);
                sums[start][i] = sums[start][i - 1] + deviation * (y[start + i] - mean);
            }
        }
        return sums;
    }
}
