package kosh.synthetic;

/**
 * How long people wait for citizenship if nothing else happens to them: some days that nobody is spared, then a Weibull time (Weibull, Journal
 * of Applied Mechanics 1951). The probability of waiting more than t days is exp(-((t - delay) / scale)^shape).
 *
 * @param delay days that nobody is spared
 * @param shape above 1, as here: who has waited long is the likelier to be next
 * @param scale in days; 63 in 100 wait no longer than delay and scale together
 */
public record Wait(int delay, double shape, double scale) {

    /** The same wait with another pace after the delay. */
    Wait times(double pace) {
        return new Wait(delay, shape, scale * pace);
    }

    /** The probability of waiting more than so many days. */
    public double survival(double days) {
        return days <= delay ? 1 : StrictMath.exp(-StrictMath.pow((days - delay) / scale, shape));
    }

    /** The number of the day on which the wait ends: the survival, inverted.
     *
     * @param uniform from 0 to less than 1
     */
    int days(double uniform) {
        return (int) Math.ceil(delay + scale * StrictMath.pow(-StrictMath.log(1 - uniform), 1 / shape));
    }
}
