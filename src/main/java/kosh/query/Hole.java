package kosh.query;

import kosh.observation.Period;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time for which a series has no figure.
 *
 * @param part the part of the series that is missing, empty if all of it is
 * @param reason why, as a sentence
 * @param link the address of the row that records it; null if none does
 */
record Hole(
        Period period, String part, String reason, @Nullable String link) {

    String name() {
        return part.isEmpty() ? period.toString() : part + " in " + period;
    }
}
