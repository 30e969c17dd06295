package kosh.synthetic;

/**
 * The constant hazards that compete with citizenship. They are memoryless: when the first of them strikes says nothing of which it is.
 *
 * @param leaving a year, as the others
 */
record Hazards(double leaving, double refusal, double death) {

    private static final double DAYS_OF_YEAR = 365.25;

    /** The probability that none strikes within so many days. */
    double survival(int days) {
        return StrictMath.exp(-total() / DAYS_OF_YEAR * days);
    }

    /** The number of the day on which the first strikes.
     *
     * @param uniform from 0 to less than 1
     */
    int days(double uniform) {
        return (int) Math.ceil(-StrictMath.log(1 - uniform) * DAYS_OF_YEAR / total());
    }

    /** Which of them it is.
     *
     * @param uniform from 0 to less than 1
     */
    Ending ending(double uniform) {
        double wanted = uniform * total();
        if (wanted < leaving) {
            return Ending.LEFT;
        }
        return wanted < leaving + refusal ? Ending.REFUSED : Ending.DIED;
    }

    /** The share of those whom any strikes that it is the first for; none for the endings that are no hazards. */
    double share(Ending ending) {
        return switch (ending) {
            case CITIZEN, WAITING -> 0;
            case LEFT -> leaving / total();
            case REFUSED -> refusal / total();
            case DIED -> death / total();
        };
    }

    private double total() {
        return leaving + refusal + death;
    }
}
