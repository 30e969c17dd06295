package kosh.observation;

import java.time.LocalDate;

/** What a dataset holds of an indicator: how many observations, over which span. */
public record Holding(String dataset, String indicator, long observations, LocalDate first, LocalDate last) {

    public Period span() {
        return Period.of(first, last);
    }
}
