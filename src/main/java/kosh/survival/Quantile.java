package kosh.survival;

/**
 * The day by which a share of the people are citizens, with an interval: the days on which the limits of the curve cross the same height
 * (Brookmeyer and Crowley, Biometrics 1982). Where the curve is flat at just that height, the middle of the flat part is meant; so a day may
 * be a half. As quantile(survfit) of R, whose rule is kept also where the limits do not fall steadily.
 *
 * @param share the share of the people
 * @param day days since arrival
 */
public record Quantile(double share, Estimate day, Interval interval) {

    /** Heights closer than this are the same: the square root of the spacing of numbers at 1, as in R. */
    private static final double TOLERANCE = 0x1p-26;

    static Quantile of(KaplanMeier curve, double share, Confidence confidence) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("The share " + share + " is not between 0 and 1");
        }
        int size = curve.size();
        double[] days = new double[size + 1];
        double[] estimate = new double[size + 1];
        double[] lower = new double[size + 1];
        double[] upper = new double[size + 1];
        for (int i = 0; i < size; i++) {
            Interval interval = curve.interval(i, confidence);
            days[i + 1] = curve.day(i);
            estimate[i + 1] = 1 - curve.survival(i);
            lower[i + 1] = 1 - interval.lower().toOptional().orElse(Double.NaN);
            upper[i + 1] = 1 - interval.upper().toOptional().orElse(Double.NaN);
        }
        return new Quantile(
                share,
                crossing(days, estimate, share),
                new Interval(crossing(days, lower, share), crossing(days, upper, share)));
    }

    /**
     * Where the heights, some of which may be missing, first reach the share. Of days with the same height the first counts, but at the
     * height where the curve ends, its end is the end of the flat part.
     */
    private static Estimate crossing(double[] days, double[] heights, double share) {
        int last = heights.length - 1;
        if (last == 0) {
            return Estimate.absent(Absence.NO_EPISODES);
        }
        int reached = lowest(heights, share, TOLERANCE);
        int passed = lowest(heights, share, -TOLERANCE);
        if (reached >= 0 && Math.abs(share - heights[last]) < TOLERANCE) {
            return Estimate.of((days[reached] + days[last]) / 2);
        }
        if (reached < 0 || passed < 0) {
            return Estimate.absent(Absence.NOT_REACHED);
        }
        return Estimate.of((days[reached] + days[passed]) / 2);
    }

    /** The first day of the lowest height that, moved by the slack, is at the share or above; -1 if none is. */
    private static int lowest(double[] heights, double share, double slack) {
        int found = -1;
        for (int i = 0; i < heights.length; i++) {
            if (heights[i] + slack >= share && (found < 0 || heights[i] < heights[found])) {
                found = i;
            }
        }
        return found;
    }
}
