package kosh.observation;

import java.time.LocalDate;

/** What a dataset holds of an indicator: how many observations, over which span. */
public record Holding(String dataset, String indicator, long observations, LocalDate first, LocalDate last) {

    /** What both hold of the same indicator. */
    public Holding together(Holding other) {
        return new Holding(
                dataset,
                indicator,
                observations + other.observations,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }

    public Period span() {
        return Period.of(first, last);
    }
}
