package kosh.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the figures of an indicator add. Sex and age are dimensions of people; origin and destination are places. */
public enum Additivity {
    /** Events counted over a span: they add over places, people and time. */
    FLOW(true, true, "A flow adds over places, people and time"),
    /** People present at a moment: they add over places and people, but those of two moments are the same people. */
    STOCK(
            true,
            false,
            "A stock counts those present at one moment: the same people would be counted again at the next"),
    /** Ceilings set for a span: they add over places and people; what is left unused lapses with its span. */
    QUOTA(
            true,
            false,
            "A quota is a ceiling for its own span and lapses with it: ceilings of several spans do not add"),
    /** Parts of a whole in per cent: they never add. */
    SHARE(false, false, "Shares have different wholes: they never add"),
    /** Spans of time: they never add. */
    DURATION(false, false, "Durations never add");

    private final boolean overPlacesAndPeople;
    private final boolean overTime;
    private final String reason;

    Additivity(boolean overPlacesAndPeople, boolean overTime, String reason) {
        this.overPlacesAndPeople = overPlacesAndPeople;
        this.overTime = overTime;
        this.reason = reason;
    }

    public boolean addsOverPlacesAndPeople() {
        return overPlacesAndPeople;
    }

    public boolean addsOverTime() {
        return overTime;
    }

    /** Why a sum is refused, as the beginning of a sentence. */
    public String reason() {
        return reason;
    }

    public static Optional<Additivity> of(String text) {
        return Arrays.stream(values()).filter(a -> a.toString().equals(text)).findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
