package kosh.evidence;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which figures are evidence, and which of those that contradict each other go first. The set aside is the one of least total weight.
 *
 * <p>The weight of a figure is its trust times its precision. Trust grows a hundredfold from each {@link Reliability} to the next, so that
 * a dozen blogs go before one ministry. Precision is 30 for an exact count and {@code 12 - coarseness} ({@link Range}) for a rounded one:
 * a rounded total goes before an exact count, but one slip, however exact it looks, goes before a dozen good figures that each disagree with
 * it. The same number for the same span printed in several places is one figure, with the weight of the best of them: reprints do not
 * make a slip truer.
 *
 * <p>A rule never changes once it is published; a better one gets the next number.
 */
public enum Rule {
    /** Every printed figure. */
    ALL_V1("all-v1", Reliability.MISPRINT, "Every printed figure, whoever printed it"),
    /** Figures of state bodies and international organisations only. */
    OFFICIAL_V1("official-v1", Reliability.OFFICIAL, "Figures of state bodies and international organisations only");

    private static final long HUNDREDFOLD = 100;
    private static final int EXACT = 30;
    private static final int ROUNDED = 12;

    private final String text;
    private final Reliability least;
    private final String meaning;

    Rule(String text, Reliability least, String meaning) {
        this.text = text;
        this.least = least;
        this.meaning = meaning;
    }

    /** Finds a rule by its name ({@code official-v1}), or the newest of that family ({@code official}). */
    public static Optional<Rule> of(String name) {
        return Arrays.stream(values())
                .filter(rule -> rule.text.equals(name) || rule.family().equals(name))
                .reduce((older, newer) -> newer);
    }

    private String family() {
        return text.substring(0, text.lastIndexOf('-'));
    }

    /** Which figures it admits, in words. */
    public String meaning() {
        return meaning
                + "; where they contradict, those are set aside that together are trusted least and rounded most.";
    }

    public boolean admits(Figure figure) {
        return figure.reliability().compareTo(least) >= 0;
    }

    /** What it costs to set the figure aside. */
    public long weight(Figure figure) {
        long trust = 1;
        for (Reliability weaker : Reliability.values()) {
            if (weaker.compareTo(figure.reliability()) < 0) {
                trust *= HUNDREDFOLD;
            }
        }
        int coarseness = figure.range().coarseness();
        return trust * (coarseness == 0 ? EXACT : Math.max(1, ROUNDED - coarseness));
    }

    @Override
    public String toString() {
        return text;
    }
}
