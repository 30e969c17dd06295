package kosh.trend;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import kosh.stats.Interval;
import org.jspecify.annotations.Nullable;

/** Numbers as they are printed. */
final class Words {

    /** Of a statistic: more would differ from one processor to another. */
    private static final MathContext DIGITS = new MathContext(10);

    /** Of what a search found. */
    private static final MathContext FEWER_DIGITS = new MathContext(5);

    private static final MathContext OF_SENTENCES = new MathContext(3);

    private static final double LEAST_P = 0.001;

    private Words() {}

    static @Nullable BigDecimal decimal(@Nullable Double number) {
        return number == null ? null : exactly(number);
    }

    static BigDecimal exactly(double number) {
        return plain(new BigDecimal(number).round(DIGITS));
    }

    /** The outcome of a search, whose last digits say nothing. */
    static BigDecimal roughly(double number) {
        return plain(new BigDecimal(number).round(FEWER_DIGITS));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** For a sentence: no decimals from 100 on, three digits below. */
    static String number(double number) {
        return Math.abs(number) >= 99.95
                ? String.format(Locale.ROOT, "%,d", Math.round(number))
                : plain(new BigDecimal(number).round(OF_SENTENCES)).toPlainString();
    }

    static String number(BigDecimal number) {
        return number(number.doubleValue());
    }

    /** A fraction in per cent: 95% for 0.95. */
    static String percent(double fraction) {
        return plain(BigDecimal.valueOf(fraction).movePointRight(2)).toPlainString() + "%";
    }

    static String range(Interval interval) {
        return number(interval.low()) + " to " + number(interval.high());
    }

    static String p(double p) {
        return p < LEAST_P ? "p < 0.001" : "p = " + number(p);
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
