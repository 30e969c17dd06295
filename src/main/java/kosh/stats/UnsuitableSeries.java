package kosh.stats;

import java.math.BigDecimal;

/** A statistic was asked of a series that does not have it. The message is a sentence for the caller. */
public final class UnsuitableSeries extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnsuitableSeries(String message) {
        super(message, null, false, false);
    }

    static UnsuitableSeries tooFew(String statistic, int needed, int given) {
        return new UnsuitableSeries(statistic + " needs at least " + needed + " points; there "
                + (given == 1 ? "is 1" : "are " + given) + ".");
    }

    static UnsuitableSeries notPositive(String statistic, double x, double y) {
        return new UnsuitableSeries(
                statistic + " needs values above zero; the value at " + print(x) + " is " + print(y) + ".");
    }

    static UnsuitableSeries beyondNumbers(String statistic) {
        return new UnsuitableSeries(statistic + " of this series is greater than any number.");
    }

    private static String print(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
